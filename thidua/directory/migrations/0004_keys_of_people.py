import django.db.models.deletion
from django.db import migrations, models

AT_ONCE = 2000
LONGEST = 80


def beginnings(search_key):
    """From each word on; the name stands first and the code last."""
    words = search_key.split()
    return [" ".join(words[place:])[:LONGEST].rstrip() for place in range(len(words))]


def make_keys(apps, schema_editor):
    person, key = apps.get_model("directory", "Person"), apps.get_model("directory", "PersonKey")
    rows = person.objects.order_by("pk").values_list("pk", "search_key").iterator(AT_ONCE)
    key.objects.bulk_create(
        (key(owner_id=pk, key=text) for pk, searched in rows for text in beginnings(searched)), AT_ONCE
    )


class Migration(migrations.Migration):
    dependencies = [("directory", "0003_spans_do_not_overlap")]
    operations = [
        migrations.CreateModel(
            name="PersonKey",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.CharField(db_index=True, max_length=80)),
                (
                    "owner",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="keys",
                        to="directory.person",
                    ),
                ),
            ],
            options={"indexes": [models.Index(fields=["owner", "key"], name="person_key_of_owner")]},
        ),
        migrations.RunPython(make_keys, migrations.RunPython.noop, elidable=True),
    ]
