window.YTD.account.part0 = [
 {
  "account": {
   "email": "ada@private.example",
   "username": "ada",
   "accountId": "42",
   "accountDisplayName": "Ada Example"
  }
 }
]