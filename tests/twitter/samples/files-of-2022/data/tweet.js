window.YTD.tweet.part0 = [
 {
  "edit_info": {
   "initial": {
    "editTweetIds": [
     "1896500000000002000"
    ],
    "editableUntil": "2025-03-03T11:00:00.000Z",
    "editsRemaining": "5",
    "isEditEligible": true
   }
  },
  "retweeted": false,
  "source": "<a href=\"https://mobile.twitter.com\" rel=\"nofollow\">Twitter Web App</a>",
  "entities": {
   "hashtags": [],
   "symbols": [],
   "user_mentions": [],
   "urls": [],
   "media": [
    {
     "expanded_url": "https://twitter.com/ada/status/1896500000000002000/photo/1",
     "indices": [
      "55",
      "72"
     ],
     "url": "https://t.co/img2",
     "media_url": "http://pbs.twimg.com/media/AAA.jpg",
     "id_str": "900",
     "id": "900",
     "media_url_https": "https://pbs.twimg.com/media/AAA.jpg",
     "sizes": {
      "large": {
       "w": "1200",
       "h": "800",
       "resize": "fit"
      }
     },
     "type": "photo",
     "display_url": "pic.twitter.com/x"
    }
   ]
  },
  "display_text_range": [
   "0",
   "72"
  ],
  "favorite_count": "0",
  "id_str": "1896500000000002000",
  "truncated": false,
  "retweet_count": "0",
  "id": "1896500000000002000",
  "created_at": "Mon Mar 03 10:00:00 +0000 2025",
  "favorited": false,
  "full_text": "2/ Escapes: a &lt;b&gt; &amp;amp; c, with two pictures https://t.co/img2",
  "lang": "en",
  "in_reply_to_status_id_str": "1896500000000001000",
  "in_reply_to_status_id": "1896500000000001000",
  "in_reply_to_user_id": "42",
  "in_reply_to_user_id_str": "42",
  "in_reply_to_screen_name": "ada",
  "extended_entities": {
   "media": [
    {
     "expanded_url": "https://twitter.com/ada/status/1896500000000002000/photo/1",
     "indices": [
      "55",
      "72"
     ],
     "url": "https://t.co/img2",
     "media_url": "http://pbs.twimg.com/media/AAA.jpg",
     "id_str": "900",
     "id": "900",
     "media_url_https": "https://pbs.twimg.com/media/AAA.jpg",
     "sizes": {
      "large": {
       "w": "1200",
       "h": "800",
       "resize": "fit"
      }
     },
     "type": "photo",
     "display_url": "pic.twitter.com/x"
    },
    {
     "expanded_url": "https://twitter.com/ada/status/1896500000000002000/photo/1",
     "indices": [
      "55",
      "72"
     ],
     "url": "https://t.co/img2",
     "media_url": "http://pbs.twimg.com/media/BBB.jpg",
     "id_str": "901",
     "id": "901",
     "media_url_https": "https://pbs.twimg.com/media/BBB.jpg",
     "sizes": {
      "large": {
       "w": "1200",
       "h": "800",
       "resize": "fit"
      }
     },
     "type": "photo",
     "display_url": "pic.twitter.com/x"
    }
   ]
  },
  "possibly_sensitive": false
 }
];
