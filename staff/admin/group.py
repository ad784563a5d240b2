"""Groups have no page: the house sets what each may do, a person's page who is in it.

Django's own module registers one when it is imported, and so is imported here first.
"""

from django.contrib import admin
from django.contrib.auth import admin as auth_admin
from django.contrib.auth.models import Group

if isinstance(admin.site.get_model_admin(Group), auth_admin.GroupAdmin):
    admin.site.unregister(Group)
