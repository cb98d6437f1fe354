Grailbird.data.tweets_2013_05 = 
 [
 {
  "id_str": "318692800000000030",
  "text": "3) @ada the end #old",
  "created_at": "2013-04-11 10:00:00 +0000",
  "entities": {
   "urls": [],
   "user_mentions": [],
   "hashtags": [],
   "media": []
  },
  "user": {
   "screen_name": "ada",
   "name": "Ada",
   "id_str": "42"
  },
  "in_reply_to_status_id_str": "318692800000000020",
  "in_reply_to_user_id_str": "42",
  "in_reply_to_screen_name": "ada"
 }
]