window.__THAR_CONFIG = {
  "userInfo" : { "accountId" : "1000000001", "userName" : "rekaan_target", "displayName" : "Target Rekaan" },
  "archiveInfo" : { "sizeBytes" : "1234", "generationDate" : "2015-08-18T11:00:00.000Z", "isPartialArchive" : false },
  "dataTypes" : {
    "follower" : { "files" : [ { "fileName" : "data/follower.js", "globalName" : "YTD.follower.part0", "count" : "2" }, { "fileName" : "data/follower-part1.js", "globalName" : "YTD.follower.part1", "count" : "1" } ] },
    "following" : { "files" : [ { "fileName" : "data/following.js", "globalName" : "YTD.following.part0", "count" : "1" } ] }
  }
}
