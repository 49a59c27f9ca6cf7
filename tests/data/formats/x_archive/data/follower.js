window.YTD.follower.part0 = [
  {
    "follower" : {
      "accountId" : "3423724367001",
      "userLink" : "https://twitter.com/intent/user?user_id=3423724367001"
    }
  },
  {
    "follower" : {
      "accountId" : "723389637071249410",
      "userLink" : "https://twitter.com/intent/user?user_id=723389637071249410"
    }
  }
]
