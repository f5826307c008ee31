import django.db.models.deletion
import thidua.core.migrating
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('directory', '0003_spans_do_not_overlap'),
        ('directory', '__first__'),
    ]

    operations = [
        thidua.core.migrating.CreateModels(
            models=[
                migrations.CreateModel(
                    name='StoredFile',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('sha256', models.CharField(max_length=64, unique=True)),
                        ('name', models.CharField(max_length=255)),
                        ('media_type', models.CharField(blank=True, max_length=120)),
                        ('size', models.PositiveBigIntegerField()),
                        ('stored_at', models.DateTimeField()),
                    ],
                ),
                migrations.CreateModel(
                    name='Intake',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('code', models.CharField(max_length=20, unique=True)),
                        ('file_name', models.CharField(max_length=255)),
                        ('uploaded_at', models.DateTimeField()),
                        ('state', models.CharField(choices=[('reading', 'Đang đọc'), ('read', 'Chờ rà soát'), ('failed', 'Không đọc được'), ('adopted', 'Đã tiếp nhận'), ('dropped', 'Đã bỏ')], default='reading', max_length=10)),
                        ('text', models.TextField(blank=True)),
                        ('source', models.JSONField(blank=True, default=dict)),
                        ('reading', models.JSONField(blank=True, default=dict)),
                        ('error', models.TextField(blank=True)),
                        ('draft', models.JSONField(blank=True, default=dict)),
                        ('version', models.PositiveIntegerField(default=1)),
                        ('adopted_as', models.CharField(blank=True, max_length=120)),
                        ('drop_reason', models.TextField(blank=True)),
                        ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='directory.organisation')),
                        ('uploaded_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                        ('file', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='documents.storedfile')),
                    ],
                    options={
                        'ordering': ('-uploaded_at', '-id'),
                        'indexes': [models.Index(fields=['organisation', 'state'], name='intake_organisation_state')],
                        'constraints': [models.CheckConstraint(condition=models.Q(('state__in', ['reading', 'read', 'failed', 'adopted', 'dropped'])), name='intake_state_known'), models.CheckConstraint(condition=models.Q(('state', 'adopted'), ('adopted_as', ''), _connector='XOR'), name='intake_adopted_as_something')],
                    },
                ),
            ],
        ),
    ]
