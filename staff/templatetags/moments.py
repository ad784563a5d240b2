"""Filters that say a time as people say it; see `staff.moments`."""

from django import template

from staff import moments

register = template.Library()
register.filter("relative", moments.relative)
register.filter("lasting", moments.lasting)
register.filter("time_left", moments.time_left)
