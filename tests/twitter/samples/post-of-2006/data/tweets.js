window.YTD.tweets.part0 = [
 {
  "tweet": {
   "id_str": "20",
   "id": "20",
   "created_at": "Tue Mar 21 20:50:14 +0000 2006",
   "full_text": "just setting up with @jack for #tests http://example.org/a",
   "lang": "en"
  }
 }
]