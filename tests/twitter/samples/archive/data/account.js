window.YTD.account.part0 = [
 {
  "account": {
   "email": "ada@example.com",
   "createdVia": "web",
   "username": "ada",
   "accountId": "42",
   "createdAt": "2006-03-21T20:00:00.000Z",
   "accountDisplayName": "Ada Example"
  }
 }
]
