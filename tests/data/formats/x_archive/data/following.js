window.YTD.following.part0 = [ {"following": {"accountId": "3423724367009", "userLink": "https://twitter.com/intent/user?user_id=3423724367009"}} ]
