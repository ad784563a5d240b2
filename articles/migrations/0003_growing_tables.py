from django.db import migrations

from articles.growing import install_triggers, remove_triggers


class Migration(migrations.Migration):
    dependencies = [("articles", "0002_initial")]

    operations = [migrations.RunPython(install_triggers, remove_triggers)]
