from django.db import migrations

# A range of one number stands in for equality, so that no extension of PostgreSQL is needed.
GUARD = (
    "ALTER TABLE directory_{table} ADD CONSTRAINT {name} EXCLUDE USING gist "
    "(int8range({column}, {column}, '[]') WITH &&, daterange(valid_from, valid_to) WITH &&){condition}"
)
RULES = [
    {"table": "placement", "name": "placement_no_overlap", "column": "child_id", "condition": ""},
    {
        "table": "appointment",
        "name": "appointment_one_head_a_day",
        "column": "organisation_id",
        "condition": " WHERE (is_head)",
    },
    {
        "table": "clusterpost",
        "name": "cluster_one_head_a_day",
        "column": "cluster_id",
        "condition": " WHERE (post = 'head')",
    },
]


def guard(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        for rule in RULES:
            schema_editor.execute(GUARD.format(**rule))


def release(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        for rule in RULES:
            schema_editor.execute(f"ALTER TABLE directory_{rule['table']} DROP CONSTRAINT {rule['name']}")


class Migration(migrations.Migration):
    dependencies = [("directory", "0002_withdrawn_people_and_user_search")]
    operations = [migrations.RunPython(guard, release, elidable=False)]
