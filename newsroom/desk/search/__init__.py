"""The search of the top bar: stories, speakers and people that one may see."""
