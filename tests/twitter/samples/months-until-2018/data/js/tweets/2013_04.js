Grailbird.data.tweets_2013_04 = 
 [
 {
  "id_str": "318692800000000020",
  "text": "2) and &gt; http://t.co/y",
  "created_at": "2013-04-01 10:00:00 +0000",
  "entities": {
   "urls": [
    {
     "url": "http://t.co/y",
     "expanded_url": "http://old.example/y",
     "indices": [
      11,
      24
     ]
    }
   ],
   "user_mentions": [],
   "hashtags": [],
   "media": []
  },
  "user": {
   "screen_name": "ada",
   "name": "Ada",
   "id_str": "42"
  },
  "in_reply_to_status_id_str": "318692800000000010",
  "in_reply_to_user_id_str": "42",
  "in_reply_to_screen_name": "ada"
 },
 {
  "id_str": "318692800000000010",
  "text": "1) Old &amp; short http://t.co/x",
  "created_at": "2013-04-19 10:00:00 +0000",
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
  }
 }
]