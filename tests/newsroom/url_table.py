"""What everybody gets at every address: one line for each address and what it is about.

The letters stand for the visitors of `url_visitors.ROLES`, from left to right:

    out idle task owner other editor chief signer staff audit root

o  a page                        -  nothing is there, for this visitor
>  leads on (also a refusal      x  may not
   that is told on the next      m  not by this method
   page)                         b  the request makes no sense
W  something was done            L  leads to the door

A POST carries no data. Where there is nothing to fill in, only a W does anything.
An address without a name stands here by its pattern.
"""

TABLE = """
# Readers, and what everybody's browser may ask
public:home                               GET  -              o o o o o o o o o o o
public:channel                            GET  news           o o o o o o o o o o o
public:story                              GET  story          o o o o o o o o o o o
public:story                              GET  hidden-story   - - - - - - - - - - -
public:story                              GET  unsigned-story - - - - - - - - - - -
picture                                   GET  picture        o o o o o o o o o o o
set_theme                                 GET  -              m m m m m m m m m m m
set_theme                                 POST -              > > > > > > > > > > >
set_sidebar                               GET  -              m m m m m m m m m m m
set_sidebar                               POST -              > > > > > > > > > > >
set_language                              GET  -              > > > > > > > > > > >
set_language                              POST -              > > > > > > > > > > >
# The door and the own password
admin:login                               GET  -              o > > > > > > > > > >
admin:logout                              GET  -              > m m m m m m m m m m
admin:logout                              POST -              > o o o o o o o o o o
admin:password_change                     GET  -              L o o o o o o o o o o
admin:password_change                     POST -              L o o o o o o o o o o
admin:password_change_done                GET  -              L o o o o o o o o o o
admin_password_reset                      GET  -              o o o o o o o o o o o
admin_password_reset                      POST -              o o o o o o o o o o o
password_reset_done                       GET  -              o o o o o o o o o o o
password_reset_confirm                    GET  nobody         o o o o o o o o o o o
password_reset_complete                   GET  -              o o o o o o o o o o o
# The desk's frame
admin:index                               GET  -              L o o o o o o o o o o
admin:components                          GET  -              L x x x x x x x x x o
admin:search                              GET  -              L o o o o o o o o o o
admin:jsi18n                              GET  -              L o o o o o o o o o o
admin:autocomplete                        GET  -              L x x x x x x x x x x
admin:view_on_site                        GET  content        L - - - - - - - - - -
admin:app_list                            GET  stories        L - o o o o o o - o o
admin:app_list                            GET  people         L - - - - - - - o - o
admin/(?P<url>.*)$                        GET  -              L - - - - - - - - - -
# Picking people, bringing pictures
people:people                             GET  -              x o o o o o o o o o o
people:by_ids                             GET  -              x b b b b b b b b b b
people:scopes                             GET  -              x o o o o o o o o o o
people:directory                          GET  -              L o o o o o o o o o o
picture-upload                            GET  -              m m m m m m m m m m m
picture-upload                            POST -              x x x b b b b x x x b
picture-latest                            GET  -              x o o o o o o o o o o
# Stories
admin:articles_article_changelist         GET  -              L x o o o o o o x o o
admin:articles_article_add                GET  -              L x x o o o o x x x o
admin:articles_article_add                POST -              L x x o o o o x x x o
admin:articles_article_paste              GET  -              L x x o o o o x x x o
admin:articles_article_paste              POST -              L x x o o o o x x x o
admin:articles_article_change             GET  draft          L - - o - o o o - o o
admin:articles_article_change             GET  reviewed       L - > o - o o o - o o
admin:articles_article_change             GET  live           L - > - - o o o - o o
admin:articles_article_change             POST draft          L - - o - o o o - o o
admin:articles_article_change             POST reviewed       L - > o - o o o - o o
admin:articles_article_change             GET  binned         L - - o - o o o - o o
admin:articles_article_change             POST live           L - > - - o o o - o o
admin:articles_article_history            GET  draft          L - - o - o o o - o o
admin:articles_article_history            GET  reviewed       L - - o - o o o - o o
admin:articles_article_history            GET  live           L - - - - o o o - o o
admin:articles_article_preview            GET  draft          L - - o - o o o - o o
admin:articles_article_preview            GET  reviewed       L - - o - o o o - o o
admin:articles_article_preview            GET  live           L - - - - o o o - o o
admin:articles_article_share              GET  draft          L - - o - x o x - x o
admin:articles_article_share              POST draft          L - - > - x > x - x >
admin:articles_article_submit             GET  draft          L - - o - > o > - > o
admin:articles_article_submit             POST draft          L - - o - > o > - > o
admin:articles_article_submit             POST reviewed       L - - > - > > > - > >
admin:articles_article_assign             GET  -              L > > > > > > > > > >
admin:articles_article_assign             POST -              L > > > > > > > > > >
admin:articles_article_recall             GET  reviewed       L - - o - > o > - > o
admin:articles_article_recall             POST reviewed       L - - W - > W > - > W
admin:articles_article_recall             POST approved       L - - W - > W > - > W
admin:articles_article_publish            GET  approved       L - - o - o o o - o o
admin:articles_article_publish            GET  reviewed       L - - o - o o o - o o
admin:articles_article_publish            POST approved       L - - o - o o o - o o
admin:articles_article_publish            POST reviewed       L - - o - o o o - o o
admin:articles_article_revise             GET  live           L m m m m m m m m m m
admin:articles_article_revise             POST live           L - - - - W W > - > W
admin:articles_article_bin                GET  draft          L - - o - > o > - > o
admin:articles_article_bin                POST draft          L - - W - > W > - > W
admin:articles_article_bin                POST reviewed       L - - > - > > > - > >
admin:articles_article_restore            GET  binned         L m m m m m m m m m m
admin:articles_article_restore            POST binned         L - - W - > W > - > W
# Reviewing
admin:articles_assignment_changelist      GET  -              L o o o o o o o o o o
admin:articles_assignment_change          GET  task           L - o - - - - - - - -
admin:articles_assignment_change          POST task           L - o - - - - - - - -
admin:articles_assignment_change          GET  later-task     L - - - - - - - - - -
admin:articles_assignment_change          POST later-task     L - - - - - - - - - -
# What texts are made of
admin:articles_quote_changelist           GET  -              L x x o o o o o x o o
admin:articles_quote_change               GET  quote          L x x > > > > > x > >
admin:articles_section_changelist         GET  -              L x x o o o o o x o o
admin:articles_section_change             GET  section        L x x > > > > > x > >
# The log and the ledger
admin:articles_event_changelist           GET  -              L x x x x x o x x o o
admin:articles_publication_changelist     GET  -              L x x x x x x x x o o
# Channels and routes
admin:articles_channel_changelist         GET  -              L x x x x x o x x x o
admin:articles_channel_add                GET  -              L x x x x x o x x x o
admin:articles_channel_add                POST -              L x x x x x o x x x o
admin:articles_channel_change             GET  channel        L x x x x x o x x x o
admin:articles_channel_change             POST channel        L x x x x x o x x x o
admin:articles_channel_history            GET  channel        L x x x x x o x x x o
admin:articles_channel_delete             GET  channel        L x x x x x x x x x x
admin:articles_channel_delete             POST channel        L x x x x x x x x x x
admin/articles/channel/<path:object_id>/  GET  -              L > > > > > > > > > >
admin:articles_route_changelist           GET  -              L x x x x x o x x x o
admin:articles_route_add                  GET  -              L x x x x x o x x x o
admin:articles_route_add                  POST -              L x x x x x o x x x o
admin:articles_route_change               GET  route          L x x x x x o x x x o
admin:articles_route_change               POST route          L x x x x x o x x x o
admin:articles_route_history              GET  route          L x x x x x o x x x o
admin:articles_route_delete               GET  route          L x x x x x x x x x x
admin:articles_route_delete               POST route          L x x x x x x x x x x
admin/articles/route/<path:object_id>/    GET  -              L > > > > > > > > > >
# Staff
admin:staff_user_changelist               GET  -              L x x x x x x x o x o
admin:staff_user_add                      GET  -              L x x x x x x x o x o
admin:staff_user_add                      POST -              L x x x x x x x o x o
admin:staff_user_change                   GET  person         L x x x x x x x o x o
admin:staff_user_change                   POST person         L x x x x x x x o x o
admin:staff_user_history                  GET  person         L x x x x x x x o x o
admin:staff_user_delete                   GET  person         L x x x x x x x x x x
admin:staff_user_delete                   POST person         L x x x x x x x x x x
admin:auth_user_password_change           GET  person         L x x x x x x x o x o
admin:auth_user_password_change           POST person         L x x x x x x x o x o
admin/staff/user/<path:object_id>/        GET  -              L > > > > > > > > > >
admin:staff_department_changelist         GET  -              L x x x x x x x o x o
admin:staff_department_add                GET  -              L x x x x x x x o x o
admin:staff_department_add                POST -              L x x x x x x x o x o
admin:staff_department_change             GET  department     L x x x x x x x o x o
admin:staff_department_change             POST department     L x x x x x x x o x o
admin:staff_department_history            GET  department     L x x x x x x x o x o
admin:staff_department_delete             GET  department     L x x x x x x x x x x
admin:staff_department_delete             POST department     L x x x x x x x x x x
admin/staff/department/<path:object_id>/  GET  -              L > > > > > > > > > >
# Importing people
admin:staff_importjob_changelist          GET  -              L x x x x x x x o x o
admin:staff_importjob_add                 GET  -              L x x x x x x x o x o
admin:staff_importjob_add                 POST -              L x x x x x x x o x o
admin:staff_importjob_template            GET  -              L x x x x x x x o x o
admin:staff_importjob_change              GET  import         L x x x x x x x o x o
admin:staff_importjob_refused_rows        GET  rows-to-mend   L x x x x x x x o x o
admin:staff_importjob_read                GET  import         L m m m m m m m m m m
admin:staff_importjob_read                POST import         L x x x x x x x > x >
admin:staff_importjob_confirm             GET  import         L m m m m m m m m m m
admin:staff_importjob_confirm             POST import         L x x x x x x x W x >
admin:staff_importjob_write               GET  import         L m m m m m m m m m m
admin:staff_importjob_write               POST import         L x x x x x x x > x >
admin:staff_importjob_undo                GET  import         L m m m m m m m m m m
admin:staff_importjob_undo                POST import         L x x x x x x x > x >
admin:staff_importjob_drop                GET  dropped-import L m m m m m m m m m m
admin:staff_importjob_drop                POST dropped-import L x x x x x x x > x >
"""
