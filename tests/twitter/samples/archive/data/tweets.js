window.YTD.tweets.part0 = [
 {
  "tweet": {
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
 },
 {
  "tweet": {
   "edit_info": {
    "initial": {
     "editTweetIds": [
      "1896500000000001000"
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
    "user_mentions": [
     {
      "name": "Bob",
      "screen_name": "bob",
      "indices": [
       "19",
       "23"
      ],
      "id_str": "7",
      "id": "7"
     },
     {
      "name": "Carol",
      "screen_name": "carol",
      "indices": [
       "46",
       "52"
      ],
      "id_str": "7",
      "id": "7"
     }
    ],
    "urls": [
     {
      "url": "https://t.co/one",
      "expanded_url": "https://example.org/one?a=1&b=2",
      "display_url": "example.org/one?a=1&b=2…",
      "indices": [
       "25",
       "41"
      ]
     }
    ]
   },
   "display_text_range": [
    "0",
    "52"
   ],
   "favorite_count": "0",
   "id_str": "1896500000000001000",
   "truncated": false,
   "retweet_count": "0",
   "id": "1896500000000001000",
   "created_at": "Mon Mar 03 10:00:00 +0000 2025",
   "favorited": false,
   "full_text": "🧵👨‍👩‍👧 Thread with @bob: https://t.co/one and @carol",
   "lang": "en"
  }
 },
 {
  "tweet": {
   "edit_info": {
    "initial": {
     "editTweetIds": [
      "1896500000000003000"
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
    "urls": []
   },
   "display_text_range": [
    "0",
    "90"
   ],
   "favorite_count": "0",
   "id_str": "1896500000000003000",
   "truncated": false,
   "retweet_count": "0",
   "id": "1896500000000003000",
   "created_at": "Mon Mar 03 10:00:00 +0000 2025",
   "favorited": false,
   "full_text": "3/ This one is long. It starts like this and is cut by the archive in the middle of a sen…",
   "lang": "en",
   "in_reply_to_status_id_str": "1896500000000002000",
   "in_reply_to_status_id": "1896500000000002000",
   "in_reply_to_user_id": "42",
   "in_reply_to_user_id_str": "42",
   "in_reply_to_screen_name": "ada"
  }
 },
 {
  "tweet": {
   "edit_info": {
    "initial": {
     "editTweetIds": [
      "1896500000000004000"
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
    "urls": [
     {
      "url": "https://t.co/quo",
      "expanded_url": "https://twitter.com/bob/status/1896400000000000000",
      "display_url": "twitter.com/bob/status/189…",
      "indices": [
       "17",
       "33"
      ]
     }
    ]
   },
   "display_text_range": [
    "0",
    "33"
   ],
   "favorite_count": "0",
   "id_str": "1896500000000004000",
   "truncated": false,
   "retweet_count": "0",
   "id": "1896500000000004000",
   "created_at": "Mon Mar 03 10:00:00 +0000 2025",
   "favorited": false,
   "full_text": "4/ last, quoting https://t.co/quo",
   "lang": "en",
   "in_reply_to_status_id_str": "1896500000000003000",
   "in_reply_to_status_id": "1896500000000003000",
   "in_reply_to_user_id": "42",
   "in_reply_to_user_id_str": "42",
   "in_reply_to_screen_name": "ada"
  }
 },
 {
  "tweet": {
   "edit_info": {
    "initial": {
     "editTweetIds": [
      "1896500000000005000"
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
    "urls": []
   },
   "display_text_range": [
    "0",
    "35"
   ],
   "favorite_count": "0",
   "id_str": "1896500000000005000",
   "truncated": false,
   "retweet_count": "0",
   "id": "1896500000000005000",
   "created_at": "Mon Mar 03 10:00:00 +0000 2025",
   "favorited": false,
   "full_text": "A second self-reply to 2/: a branch",
   "lang": "en",
   "in_reply_to_status_id_str": "1896500000000002000",
   "in_reply_to_status_id": "1896500000000002000",
   "in_reply_to_user_id": "42",
   "in_reply_to_user_id_str": "42",
   "in_reply_to_screen_name": "ada"
  }
 },
 {
  "tweet": {
   "edit_info": {
    "initial": {
     "editTweetIds": [
      "1896500000000006000"
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
    "user_mentions": [
     {
      "name": "Bob",
      "screen_name": "bob",
      "indices": [
       "0",
       "4"
      ],
      "id_str": "7",
      "id": "7"
     }
    ],
    "urls": []
   },
   "display_text_range": [
    "0",
    "26"
   ],
   "favorite_count": "0",
   "id_str": "1896500000000006000",
   "truncated": false,
   "retweet_count": "0",
   "id": "1896500000000006000",
   "created_at": "Mon Mar 03 10:00:00 +0000 2025",
   "favorited": false,
   "full_text": "@bob @ada an answer to Bob",
   "lang": "en",
   "in_reply_to_status_id_str": "1896400000000000000",
   "in_reply_to_status_id": "1896400000000000000",
   "in_reply_to_user_id": "7",
   "in_reply_to_user_id_str": "7",
   "in_reply_to_screen_name": "bob"
  }
 },
 {
  "tweet": {
   "edit_info": {
    "initial": {
     "editTweetIds": [
      "1896500000000007000"
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
    "user_mentions": [
     {
      "name": "Bob",
      "screen_name": "bob",
      "indices": [
       "0",
       "4"
      ],
      "id_str": "7",
      "id": "7"
     }
    ],
    "urls": []
   },
   "display_text_range": [
    "0",
    "36"
   ],
   "favorite_count": "0",
   "id_str": "1896500000000007000",
   "truncated": false,
   "retweet_count": "0",
   "id": "1896500000000007000",
   "created_at": "Mon Mar 03 10:00:00 +0000 2025",
   "favorited": false,
   "full_text": "@bob and I go on below my own answer",
   "lang": "en",
   "in_reply_to_status_id_str": "1896500000000006000",
   "in_reply_to_status_id": "1896500000000006000",
   "in_reply_to_user_id": "42",
   "in_reply_to_user_id_str": "42",
   "in_reply_to_screen_name": "ada"
  }
 },
 {
  "tweet": {
   "edit_info": {
    "initial": {
     "editTweetIds": [
      "1896500000000008000"
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
    "user_mentions": [
     {
      "name": "Bob",
      "screen_name": "bob",
      "indices": [
       "3",
       "7"
      ],
      "id_str": "7",
      "id": "7"
     }
    ],
    "urls": []
   },
   "display_text_range": [
    "0",
    "63"
   ],
   "favorite_count": "0",
   "id_str": "1896500000000008000",
   "truncated": false,
   "retweet_count": "0",
   "id": "1896500000000008000",
   "created_at": "Mon Mar 03 10:00:00 +0000 2025",
   "favorited": false,
   "full_text": "RT @bob: words of somebody else that are cut after 140 charact…",
   "lang": "en"
  }
 },
 {
  "tweet": {
   "edit_info": {
    "initial": {
     "editTweetIds": [
      "1896500000000009000"
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
    "urls": []
   },
   "display_text_range": [
    "0",
    "38"
   ],
   "favorite_count": "0",
   "id_str": "1896500000000009000",
   "truncated": false,
   "retweet_count": "0",
   "id": "1896500000000009000",
   "created_at": "Mon Mar 03 10:00:00 +0000 2025",
   "favorited": false,
   "full_text": "A reply to my own post that is deleted",
   "lang": "en",
   "in_reply_to_status_id_str": "1896300000000000000",
   "in_reply_to_status_id": "1896300000000000000",
   "in_reply_to_user_id": "42",
   "in_reply_to_user_id_str": "42",
   "in_reply_to_screen_name": "ada"
  }
 },
 {
  "tweet": {
   "edit_info": {
    "initial": {
     "editTweetIds": [
      "1896500000000010000",
      "1896500000000011000"
     ],
     "editableUntil": "2025-03-03T11:00:00.000Z",
     "editsRemaining": "4",
     "isEditEligible": true
    }
   },
   "retweeted": false,
   "source": "<a href=\"https://mobile.twitter.com\" rel=\"nofollow\">Twitter Web App</a>",
   "entities": {
    "hashtags": [],
    "symbols": [],
    "user_mentions": [],
    "urls": []
   },
   "display_text_range": [
    "0",
    "14"
   ],
   "favorite_count": "0",
   "id_str": "1896500000000010000",
   "truncated": false,
   "retweet_count": "0",
   "id": "1896500000000010000",
   "created_at": "Mon Mar 03 10:00:00 +0000 2025",
   "favorited": false,
   "full_text": "Befor the edit",
   "lang": "en"
  }
 },
 {
  "tweet": {
   "edit_info": {
    "edit": {
     "initialTweetId": "1896500000000010000",
     "editControlInitial": {
      "editTweetIds": [
       "1896500000000010000",
       "1896500000000011000"
      ],
      "editableUntil": "2025-03-03T11:00:00.000Z",
      "editsRemaining": "4",
      "isEditEligible": true
     }
    }
   },
   "retweeted": false,
   "source": "<a href=\"https://mobile.twitter.com\" rel=\"nofollow\">Twitter Web App</a>",
   "entities": {
    "hashtags": [],
    "symbols": [],
    "user_mentions": [],
    "urls": []
   },
   "display_text_range": [
    "0",
    "15"
   ],
   "favorite_count": "0",
   "id_str": "1896500000000011000",
   "truncated": false,
   "retweet_count": "0",
   "id": "1896500000000011000",
   "created_at": "Mon Mar 03 10:00:00 +0000 2025",
   "favorited": false,
   "full_text": "Before the edit",
   "lang": "en"
  }
 },
 {
  "tweet": {
   "edit_info": {
    "initial": {
     "editTweetIds": [
      "1896500000000012000"
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
    "urls": []
   },
   "display_text_range": [
    "0",
    "26"
   ],
   "favorite_count": "0",
   "id_str": "1896500000000012000",
   "truncated": false,
   "retweet_count": "0",
   "id": "1896500000000012000",
   "created_at": "Mon Mar 03 10:00:00 +0000 2025",
   "favorited": false,
   "full_text": "A reply to the edited post",
   "lang": "en",
   "in_reply_to_status_id_str": "1896500000000011000",
   "in_reply_to_status_id": "1896500000000011000",
   "in_reply_to_user_id": "42",
   "in_reply_to_user_id_str": "42",
   "in_reply_to_screen_name": "ada"
  }
 },
 {
  "tweet": {
   "edit_info": {
    "initial": {
     "editTweetIds": [
      "1896500000000013000"
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
      "expanded_url": "https://twitter.com/ada/status/1896500000000013000/photo/1",
      "indices": [
       "8",
       "24"
      ],
      "url": "https://t.co/vid",
      "media_url": "http://pbs.twimg.com/media/CCC.jpg",
      "id_str": "900",
      "id": "900",
      "media_url_https": "https://pbs.twimg.com/media/CCC.jpg",
      "sizes": {
       "large": {
        "w": "1200",
        "h": "800",
        "resize": "fit"
       }
      },
      "type": "video",
      "display_url": "pic.twitter.com/x",
      "video_info": {
       "aspect_ratio": [
        "16",
        "9"
       ],
       "duration_millis": "1000",
       "variants": [
        {
         "bitrate": "256000",
         "content_type": "video/mp4",
         "url": "https://video.twimg.com/v/256.mp4?tag=14"
        },
        {
         "content_type": "application/x-mpegURL",
         "url": "https://video.twimg.com/v/pl.m3u8"
        },
        {
         "bitrate": "2176000",
         "content_type": "video/mp4",
         "url": "https://video.twimg.com/v/2176.mp4?tag=14"
        }
       ]
      }
     }
    ]
   },
   "display_text_range": [
    "0",
    "24"
   ],
   "favorite_count": "0",
   "id_str": "1896500000000013000",
   "truncated": false,
   "retweet_count": "0",
   "id": "1896500000000013000",
   "created_at": "Mon Mar 03 10:00:00 +0000 2025",
   "favorited": false,
   "full_text": "A video https://t.co/vid",
   "lang": "en",
   "extended_entities": {
    "media": [
     {
      "expanded_url": "https://twitter.com/ada/status/1896500000000013000/photo/1",
      "indices": [
       "8",
       "24"
      ],
      "url": "https://t.co/vid",
      "media_url": "http://pbs.twimg.com/media/CCC.jpg",
      "id_str": "900",
      "id": "900",
      "media_url_https": "https://pbs.twimg.com/media/CCC.jpg",
      "sizes": {
       "large": {
        "w": "1200",
        "h": "800",
        "resize": "fit"
       }
      },
      "type": "video",
      "display_url": "pic.twitter.com/x",
      "video_info": {
       "aspect_ratio": [
        "16",
        "9"
       ],
       "duration_millis": "1000",
       "variants": [
        {
         "bitrate": "256000",
         "content_type": "video/mp4",
         "url": "https://video.twimg.com/v/256.mp4?tag=14"
        },
        {
         "content_type": "application/x-mpegURL",
         "url": "https://video.twimg.com/v/pl.m3u8"
        },
        {
         "bitrate": "2176000",
         "content_type": "video/mp4",
         "url": "https://video.twimg.com/v/2176.mp4?tag=14"
        }
       ]
      }
     }
    ]
   },
   "possibly_sensitive": false
  }
 }
]
