import django.db.models.deletion
import thidua.core.migrating
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('directory', '0003_spans_do_not_overlap'),
        ('directory', '__first__'),
        ('documents', '0001_files_and_intakes'),
    ]

    operations = [
        thidua.core.migrating.CreateModels(
            models=[
                migrations.CreateModel(
                    name='Register',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('year', models.PositiveSmallIntegerField()),
                        ('series', models.CharField(max_length=160)),
                        ('last', models.PositiveIntegerField(default=0)),
                        ('issuer', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='directory.organisation')),
                    ],
                    options={
                        'ordering': ('-year', 'issuer__sort_key', 'series'),
                    },
                ),
                migrations.CreateModel(
                    name='Incoming',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('number', models.PositiveIntegerField()),
                        ('arrived_on', models.DateField()),
                        ('sender', models.CharField(max_length=300)),
                        ('document_number', models.CharField(blank=True, max_length=60)),
                        ('document_day', models.DateField(blank=True, null=True)),
                        ('document_kind', models.CharField(blank=True, max_length=60)),
                        ('abstract', models.CharField(max_length=500)),
                        ('handler', models.CharField(blank=True, max_length=200)),
                        ('deadline', models.DateField(blank=True, null=True)),
                        ('note', models.TextField(blank=True)),
                        ('paper', models.CharField(blank=True, max_length=20)),
                        ('state', models.CharField(choices=[('open', 'Đang xử lý'), ('done', 'Đã xong'), ('cancelled', 'Đã hủy')], default='open', max_length=10)),
                        ('result', models.TextField(blank=True)),
                        ('registered_at', models.DateTimeField()),
                        ('search_key', models.CharField(blank=True, editable=False, max_length=1200)),
                        ('file', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='documents.storedfile')),
                        ('registered_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                        ('register', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='incoming', to='documents.register')),
                    ],
                    options={
                        'ordering': ('register_id', 'number'),
                    },
                ),
                migrations.CreateModel(
                    name='RegisterEntry',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('number', models.PositiveIntegerField()),
                        ('kind', models.CharField(choices=[('launch', 'Phát động'), ('plan', 'Kế hoạch'), ('letter', 'Công văn'), ('submission', 'Tờ trình'), ('minutes', 'Biên bản'), ('decision', 'Quyết định'), ('report', 'Báo cáo'), ('pledge', 'Giao ước thi đua'), ('notice', 'Thông báo'), ('invitation', 'Giấy mời')], max_length=20)),
                        ('symbol', models.CharField(max_length=60)),
                        ('day', models.DateField()),
                        ('state', models.CharField(choices=[('reserved', 'Giữ số'), ('issued', 'Đã cấp'), ('cancelled', 'Đã hủy')], max_length=10)),
                        ('abstract', models.CharField(max_length=500)),
                        ('signer', models.CharField(blank=True, max_length=200)),
                        ('recipients', models.TextField(blank=True)),
                        ('note', models.TextField(blank=True)),
                        ('cancel_reason', models.TextField(blank=True)),
                        ('given_at', models.DateTimeField()),
                        ('given_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                        ('register', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='entries', to='documents.register')),
                    ],
                    options={
                        'ordering': ('register_id', 'number'),
                    },
                ),
                migrations.CreateModel(
                    name='Paper',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('code', models.CharField(max_length=20, unique=True)),
                        ('kind', models.CharField(choices=[('launch', 'Phát động'), ('plan', 'Kế hoạch'), ('letter', 'Công văn'), ('submission', 'Tờ trình'), ('minutes', 'Biên bản'), ('decision', 'Quyết định'), ('report', 'Báo cáo'), ('pledge', 'Giao ước thi đua'), ('notice', 'Thông báo'), ('invitation', 'Giấy mời')], max_length=20)),
                        ('form', models.CharField(blank=True, max_length=40)),
                        ('about', models.CharField(blank=True, max_length=120)),
                        ('abstract', models.CharField(max_length=500)),
                        ('document', models.JSONField(default=dict)),
                        ('state', models.CharField(choices=[('draft', 'Dự thảo'), ('submitted', 'Trình ký'), ('signed', 'Đã ký, chờ số'), ('issued', 'Đã ban hành'), ('withdrawn', 'Đã thu hồi')], default='draft', max_length=10)),
                        ('version', models.PositiveIntegerField(default=1)),
                        ('created_at', models.DateTimeField()),
                        ('signed_on', models.DateField(blank=True, null=True)),
                        ('issued_on', models.DateField(blank=True, null=True)),
                        ('end_reason', models.TextField(blank=True)),
                        ('search_key', models.CharField(blank=True, editable=False, max_length=1200)),
                        ('created_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                        ('docx', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='documents.storedfile')),
                        ('issuer', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='directory.organisation')),
                        ('pdf', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='documents.storedfile')),
                        ('signed_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                        ('entry', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='paper', to='documents.registerentry')),
                    ],
                    options={
                        'ordering': ('-created_at', '-id'),
                    },
                ),
                migrations.CreateModel(
                    name='RegisterKind',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('year', models.PositiveSmallIntegerField()),
                        ('kind', models.CharField(max_length=20)),
                        ('issuer', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='directory.organisation')),
                        ('register', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='kinds', to='documents.register')),
                    ],
                    options={
                        'ordering': ('id',),
                    },
                ),
                migrations.CreateModel(
                    name='PaperCopy',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('sent_on', models.DateField(blank=True, null=True)),
                        ('read_at', models.DateTimeField(blank=True, null=True)),
                        ('received_at', models.DateTimeField(blank=True, null=True)),
                        ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='directory.organisation')),
                        ('paper', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='copies', to='documents.paper')),
                        ('read_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                        ('received_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ],
                    options={
                        'ordering': ('organisation__sort_key', 'organisation__code'),
                        'constraints': [models.UniqueConstraint(fields=('paper', 'organisation'), name='paper_copy_once')],
                    },
                ),
                migrations.CreateModel(
                    name='PaperVersion',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('number', models.PositiveIntegerField()),
                        ('document', models.JSONField(default=dict)),
                        ('note', models.CharField(blank=True, max_length=300)),
                        ('made_at', models.DateTimeField()),
                        ('file', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='documents.storedfile')),
                        ('made_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                        ('paper', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='versions', to='documents.paper')),
                    ],
                    options={
                        'ordering': ('-number',),
                        'constraints': [models.UniqueConstraint(fields=('paper', 'number'), name='paper_version_once')],
                    },
                ),
                migrations.AddConstraint(
                    model_name='register',
                    constraint=models.UniqueConstraint(fields=('issuer', 'year', 'series'), name='register_once'),
                ),
                migrations.AddConstraint(
                    model_name='incoming',
                    constraint=models.UniqueConstraint(fields=('register', 'number'), name='incoming_number_once'),
                ),
                migrations.AddConstraint(
                    model_name='incoming',
                    constraint=models.CheckConstraint(condition=models.Q(('number__gte', 1)), name='incoming_number_from_one'),
                ),
                migrations.AddConstraint(
                    model_name='incoming',
                    constraint=models.CheckConstraint(condition=models.Q(('state__in', ['open', 'done', 'cancelled'])), name='incoming_state_known'),
                ),
                migrations.AddConstraint(
                    model_name='incoming',
                    constraint=models.CheckConstraint(condition=models.Q(models.Q(('state', 'cancelled'), _negated=True), models.Q(('result', ''), _negated=True), _connector='OR'), name='incoming_cancelled_with_reason', violation_error_message='Hãy nêu lý do hủy số.'),
                ),
                migrations.AddConstraint(
                    model_name='registerentry',
                    constraint=models.UniqueConstraint(fields=('register', 'number'), name='register_number_once'),
                ),
                migrations.AddConstraint(
                    model_name='registerentry',
                    constraint=models.CheckConstraint(condition=models.Q(('number__gte', 1)), name='register_number_from_one'),
                ),
                migrations.AddConstraint(
                    model_name='registerentry',
                    constraint=models.CheckConstraint(condition=models.Q(('kind__in', ['launch', 'plan', 'letter', 'submission', 'minutes', 'decision', 'report', 'pledge', 'notice', 'invitation'])), name='entry_kind_known'),
                ),
                migrations.AddConstraint(
                    model_name='registerentry',
                    constraint=models.CheckConstraint(condition=models.Q(('state__in', ['reserved', 'issued', 'cancelled'])), name='entry_state_known'),
                ),
                migrations.AddConstraint(
                    model_name='registerentry',
                    constraint=models.CheckConstraint(condition=models.Q(models.Q(('state', 'cancelled'), _negated=True), models.Q(('cancel_reason', ''), _negated=True), _connector='OR'), name='entry_cancelled_with_reason', violation_error_message='Hãy nêu lý do hủy số.'),
                ),
                migrations.AddIndex(
                    model_name='paper',
                    index=models.Index(fields=['issuer', 'state'], name='paper_issuer_state'),
                ),
                migrations.AddIndex(
                    model_name='paper',
                    index=models.Index(fields=['about'], name='paper_about'),
                ),
                migrations.AddConstraint(
                    model_name='paper',
                    constraint=models.CheckConstraint(condition=models.Q(('kind__in', ['launch', 'plan', 'letter', 'submission', 'minutes', 'decision', 'report', 'pledge', 'notice', 'invitation'])), name='paper_kind_known'),
                ),
                migrations.AddConstraint(
                    model_name='paper',
                    constraint=models.CheckConstraint(condition=models.Q(('state__in', ['draft', 'submitted', 'signed', 'issued', 'withdrawn'])), name='paper_state_known'),
                ),
                migrations.AddConstraint(
                    model_name='paper',
                    constraint=models.CheckConstraint(condition=models.Q(models.Q(('state', 'issued'), _negated=True), models.Q(('entry__isnull', False), ('issued_on__isnull', False)), _connector='OR'), name='paper_issued_with_number', violation_error_message='Văn bản ban hành phải có số và ngày.'),
                ),
                migrations.AddConstraint(
                    model_name='registerkind',
                    constraint=models.UniqueConstraint(fields=('issuer', 'year', 'kind'), name='register_one_for_a_kind'),
                ),
                migrations.AddConstraint(
                    model_name='registerkind',
                    constraint=models.CheckConstraint(condition=models.Q(('kind__in', ['launch', 'plan', 'letter', 'submission', 'minutes', 'decision', 'report', 'pledge', 'notice', 'invitation'])), name='register_kind_known'),
                ),
            ],
        ),
    ]
