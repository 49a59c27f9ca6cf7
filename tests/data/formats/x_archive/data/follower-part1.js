window.YTD.follower.part1 = [ {"follower": {"accountId": "3423724367003", "userLink": "https://twitter.com/intent/user?user_id=3423724367003"}} ]
