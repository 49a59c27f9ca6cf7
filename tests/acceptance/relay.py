"""A network of our own between the product and a stand-in, that can be cut after any number of bytes and mended."""

from __future__ import annotations

import socket
import struct
import threading
from contextlib import suppress
from types import TracebackType
from typing import Self

NO_GOODBYE = struct.pack("ii", 1, 0)  # a reset instead of an orderly end, as when a cable is pulled


class Relay:
    """Passes bytes on both ways; `cut_after` more bytes of answers every connection breaks, and no new one is made."""

    def __init__(self, port: int) -> None:
        self._far = ("127.0.0.1", port)
        self._listener = socket.create_server(("127.0.0.1", 0))
        self._lines: list[socket.socket] = []
        self._guard = threading.Lock()
        self._left: int | None = None
        self.passed = 0
        threading.Thread(target=self._accept, daemon=True).start()

    @property
    def url(self) -> str:
        """Where the near end is."""
        return f"http://127.0.0.1:{self._listener.getsockname()[1]}"

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._listener.close()
        with self._guard:
            self._break()

    def cut_after(self, count: int) -> None:
        """Breaks after so many bytes of answers more; at once for 0."""
        with self._guard:
            self._left = count
            if not count:
                self._break()

    def mend(self) -> None:
        """New connections go through again."""
        with self._guard:
            self._left = None

    def _accept(self) -> None:
        with suppress(OSError):
            while True:
                near, _ = self._listener.accept()
                self._join(near)

    def _join(self, near: socket.socket) -> None:
        with self._guard:
            self._lines.append(near)
            try:
                if self._left == 0:
                    raise ConnectionRefusedError
                far = socket.create_connection(self._far)
            except ConnectionRefusedError:
                self._break()
                return
            self._lines.append(far)
        for source, sink, is_answer in ((near, far, False), (far, near, True)):
            threading.Thread(target=self._pump, args=(source, sink, is_answer), daemon=True).start()

    def _pump(self, source: socket.socket, sink: socket.socket, is_answer: bool) -> None:
        with suppress(OSError):
            while data := source.recv(1 << 16):
                with self._guard:
                    if is_answer and self._left is not None:
                        data = data[: self._left]
                        self._left -= len(data)
                    sink.sendall(data)
                    self.passed += len(data) if is_answer else 0
                    if self._left == 0:
                        self._break()
            sink.shutdown(socket.SHUT_WR)

    def _break(self) -> None:
        """Ends every connection without a goodbye; the guard is held."""
        for line in self._lines:
            with suppress(OSError):
                line.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, NO_GOODBYE)
                line.shutdown(socket.SHUT_RDWR)
            line.close()
        self._lines.clear()
