import django.db.models.deletion
import thidua.core.migrating
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('directory', '0003_spans_do_not_overlap'),
        ('directory', '__first__'),
        ('documents', '0004_signed_prints'),
    ]

    operations = [
        thidua.core.migrating.CreateModels(
            models=[
                migrations.CreateModel(
                    name='Scheme',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('code', models.CharField(max_length=20, unique=True)),
                        ('year', models.PositiveSmallIntegerField()),
                        ('cluster_kind', models.CharField(blank=True, choices=[('', 'Mọi cụm, khối'), ('cluster', 'Cụm thi đua'), ('block', 'Khối thi đua')], max_length=10)),
                        ('name', models.CharField(max_length=300)),
                        ('body', models.JSONField(default=dict)),
                        ('state', models.CharField(choices=[('draft', 'Đang soạn'), ('published', 'Đã ban hành'), ('frozen', 'Đang dùng để chấm'), ('retired', 'Ngừng dùng')], default='draft', max_length=10)),
                        ('is_sample', models.BooleanField(default=False)),
                        ('legal_basis', models.CharField(blank=True, max_length=300)),
                        ('published_on', models.DateField(blank=True, null=True)),
                        ('end_reason', models.TextField(blank=True)),
                        ('version', models.PositiveIntegerField(default=1)),
                        ('organiser', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='directory.organisation')),
                        ('replaces', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='replaced_by', to='scoring.scheme')),
                    ],
                    options={
                        'ordering': ('-year', '-code'),
                        'indexes': [models.Index(fields=['organiser', 'year', 'state'], name='scheme_organiser_year')],
                        'constraints': [models.CheckConstraint(condition=models.Q(('state__in', ['draft', 'published', 'frozen', 'retired'])), name='scheme_state_known')],
                    },
                ),
                migrations.CreateModel(
                    name='ScoringRound',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('code', models.CharField(max_length=20, unique=True)),
                        ('body', models.JSONField()),
                        ('state', models.CharField(choices=[('self', 'Đơn vị tự chấm'), ('check', 'Cơ quan chủ trì kiểm tra'), ('cross', 'Chấm chéo trong cụm'), ('appraisal', 'Thẩm định'), ('published', 'Công bố trong cụm'), ('final', 'Kết quả chính thức'), ('cancelled', 'Đã hủy')], default='self', max_length=10)),
                        ('opened_on', models.DateField()),
                        ('self_due', models.DateField()),
                        ('check_due', models.DateField()),
                        ('cross_due', models.DateField()),
                        ('appraisal_due', models.DateField()),
                        ('appeal_days', models.PositiveSmallIntegerField(default=5)),
                        ('appeal_due', models.DateField(blank=True, null=True)),
                        ('published_on', models.DateField(blank=True, null=True)),
                        ('finished_on', models.DateField(blank=True, null=True)),
                        ('end_reason', models.TextField(blank=True)),
                        ('version', models.PositiveIntegerField(default=1)),
                        ('checkers', models.ManyToManyField(blank=True, related_name='+', to='directory.organisation')),
                        ('cluster', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='directory.cluster')),
                        ('scheme', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='rounds', to='scoring.scheme')),
                    ],
                    options={
                        'ordering': ('-opened_on', '-id'),
                        'constraints': [models.CheckConstraint(condition=models.Q(('state__in', ['self', 'check', 'cross', 'appraisal', 'published', 'final', 'cancelled'])), name='scoring_round_state_known'), models.UniqueConstraint(condition=models.Q(('state', 'cancelled'), _negated=True), fields=('cluster',), name='scoring_round_one_per_cluster'), models.CheckConstraint(condition=models.Q(('check_due__gte', models.F('self_due')), ('cross_due__gte', models.F('check_due')), ('appraisal_due__gte', models.F('cross_due'))), name='scoring_round_days_in_order', violation_error_message='Hạn của bước sau không được sớm hơn hạn của bước trước.')],
                    },
                ),
                migrations.CreateModel(
                    name='Scorecard',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('state', models.CharField(choices=[('open', 'Đang tự chấm'), ('submitted', 'Đã nộp')], default='open', max_length=10)),
                        ('submitted_on', models.DateField(blank=True, null=True)),
                        ('recall_reason', models.TextField(blank=True)),
                        ('version', models.PositiveIntegerField(default=1)),
                        ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='directory.organisation')),
                        ('submitted_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                        ('round', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='cards', to='scoring.scoringround')),
                    ],
                    options={
                        'ordering': ('organisation__sort_key', 'organisation__code'),
                        'constraints': [models.CheckConstraint(condition=models.Q(('state__in', ['open', 'submitted'])), name='scorecard_state_known'), models.UniqueConstraint(fields=('round', 'organisation'), name='scorecard_once')],
                    },
                ),
                migrations.CreateModel(
                    name='Mark',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('criterion', models.CharField(max_length=40)),
                        ('stage', models.CharField(choices=[('self', 'Tự chấm'), ('check', 'Kiểm tra'), ('cross', 'Chấm chéo'), ('appraisal', 'Thẩm định')], max_length=10)),
                        ('measure', models.BigIntegerField()),
                        ('reason', models.TextField(blank=True)),
                        ('returned', models.BooleanField(default=False)),
                        ('return_reason', models.TextField(blank=True)),
                        ('version', models.PositiveIntegerField(default=1)),
                        ('changed_by', models.CharField(max_length=200)),
                        ('changed_at', models.DateTimeField()),
                        ('scorer', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='directory.organisation')),
                        ('card', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='marks', to='scoring.scorecard')),
                    ],
                    options={
                        'ordering': ('id',),
                        'constraints': [models.CheckConstraint(condition=models.Q(('stage__in', ['self', 'check', 'cross', 'appraisal'])), name='mark_stage_known'), models.UniqueConstraint(fields=('card', 'criterion', 'stage', 'scorer'), name='mark_once')],
                    },
                ),
                migrations.CreateModel(
                    name='MarkChange',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('before', models.BigIntegerField(blank=True, null=True)),
                        ('after', models.BigIntegerField()),
                        ('reason', models.TextField(blank=True)),
                        ('by', models.CharField(max_length=200)),
                        ('at', models.DateTimeField()),
                        ('mark', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='changes', to='scoring.mark')),
                    ],
                    options={
                        'ordering': ('id',),
                    },
                ),
                migrations.CreateModel(
                    name='Pledge',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('state', models.CharField(choices=[('draft', 'Đang soạn'), ('signing', 'Đang ký'), ('signed', 'Đã ký')], default='draft', max_length=10)),
                        ('sign_by', models.DateField(blank=True, null=True)),
                        ('signed_on', models.DateField(blank=True, null=True)),
                        ('cluster', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='directory.cluster')),
                        ('paper', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='documents.paper')),
                    ],
                    options={
                        'ordering': ('-id',),
                        'constraints': [models.CheckConstraint(condition=models.Q(('state__in', ['draft', 'signing', 'signed'])), name='pledge_state_known'), models.UniqueConstraint(fields=('cluster',), name='pledge_once_per_cluster')],
                    },
                ),
                migrations.CreateModel(
                    name='PledgeSignature',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('signed_on', models.DateField()),
                        ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='directory.organisation')),
                        ('pledge', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='signatures', to='scoring.pledge')),
                        ('signed_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ],
                    options={
                        'ordering': ('id',),
                        'constraints': [models.UniqueConstraint(fields=('pledge', 'organisation'), name='pledge_signed_once')],
                    },
                ),
                migrations.CreateModel(
                    name='RegistrationCall',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('year', models.PositiveSmallIntegerField()),
                        ('due_on', models.DateField()),
                        ('legal_basis', models.CharField(blank=True, max_length=300)),
                        ('organiser', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='directory.organisation')),
                    ],
                    options={
                        'ordering': ('-year',),
                        'constraints': [models.UniqueConstraint(fields=('organiser', 'year'), name='registration_call_once')],
                    },
                ),
                migrations.CreateModel(
                    name='Registration',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('code', models.CharField(max_length=20, unique=True)),
                        ('state', models.CharField(choices=[('draft', 'Đang soạn'), ('submitted', 'Chờ thủ trưởng duyệt'), ('approved', 'Đã duyệt'), ('withdrawn', 'Đã rút')], default='draft', max_length=10)),
                        ('submitted_on', models.DateField(blank=True, null=True)),
                        ('late_days', models.PositiveSmallIntegerField(default=0)),
                        ('approved_on', models.DateField(blank=True, null=True)),
                        ('return_reason', models.TextField(blank=True)),
                        ('change_reason', models.TextField(blank=True)),
                        ('version', models.PositiveIntegerField(default=1)),
                        ('approved_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                        ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='directory.organisation')),
                        ('person', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='directory.person')),
                        ('call', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='registrations', to='scoring.registrationcall')),
                    ],
                    options={
                        'ordering': ('organisation__sort_key', 'id'),
                        'constraints': [models.CheckConstraint(condition=models.Q(('state__in', ['draft', 'submitted', 'approved', 'withdrawn'])), name='registration_state_known'), models.UniqueConstraint(condition=models.Q(('person', None), models.Q(('state', 'withdrawn'), _negated=True)), fields=('call', 'organisation'), name='registration_once_per_unit'), models.UniqueConstraint(condition=models.Q(('person__isnull', False), models.Q(('state', 'withdrawn'), _negated=True)), fields=('call', 'person'), name='registration_once_per_person')],
                    },
                ),
                migrations.CreateModel(
                    name='RegistrationLine',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('kind', models.CharField(choices=[('title', 'Danh hiệu'), ('target', 'Chỉ tiêu')], max_length=10)),
                        ('award', models.CharField(blank=True, max_length=60)),
                        ('indicator', models.CharField(blank=True, max_length=30)),
                        ('text', models.CharField(max_length=500)),
                        ('position', models.PositiveSmallIntegerField(default=0)),
                        ('registration', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='lines', to='scoring.registration')),
                    ],
                    options={
                        'ordering': ('position', 'id'),
                    },
                ),
                migrations.CreateModel(
                    name='RegistrationRule',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('required', models.BooleanField()),
                        ('legal_basis', models.CharField(max_length=300)),
                        ('valid_from', models.DateField()),
                        ('valid_to', models.DateField(blank=True, null=True)),
                        ('organiser', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='directory.organisation')),
                    ],
                    options={
                        'ordering': ('-valid_from',),
                        'constraints': [models.UniqueConstraint(fields=('organiser', 'valid_from'), name='registration_rule_once_a_day'), models.CheckConstraint(condition=models.Q(('valid_to', None), ('valid_to__gt', models.F('valid_from')), _connector='OR'), name='registration_rule_valid_span')],
                    },
                ),
                migrations.CreateModel(
                    name='GateFact',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('gate', models.CharField(max_length=40)),
                        ('reason', models.TextField()),
                        ('recorded_on', models.DateField()),
                        ('withdrawn_on', models.DateField(blank=True, null=True)),
                        ('withdrawn_reason', models.TextField(blank=True)),
                        ('card', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='facts', to='scoring.scorecard')),
                    ],
                    options={
                        'ordering': ('id',),
                        'constraints': [models.UniqueConstraint(condition=models.Q(('withdrawn_on', None)), fields=('card', 'gate'), name='gate_fact_holds_once')],
                    },
                ),
                migrations.CreateModel(
                    name='CardEvidence',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('criterion', models.CharField(max_length=40)),
                        ('note', models.CharField(blank=True, max_length=300)),
                        ('added_by', models.CharField(max_length=200)),
                        ('added_at', models.DateTimeField()),
                        ('removed_at', models.DateTimeField(blank=True, null=True)),
                        ('file', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='documents.storedfile')),
                        ('card', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='evidence', to='scoring.scorecard')),
                    ],
                    options={
                        'ordering': ('id',),
                    },
                ),
                migrations.CreateModel(
                    name='Appeal',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('criterion', models.CharField(max_length=40)),
                        ('claimed', models.BigIntegerField()),
                        ('text', models.TextField()),
                        ('state', models.CharField(choices=[('filed', 'Chờ giải quyết'), ('accepted', 'Chấp nhận'), ('rejected', 'Không chấp nhận'), ('withdrawn', 'Đã rút')], default='filed', max_length=10)),
                        ('filed_on', models.DateField()),
                        ('filed_by', models.CharField(max_length=200)),
                        ('due_on', models.DateField()),
                        ('answer', models.TextField(blank=True)),
                        ('answered_on', models.DateField(blank=True, null=True)),
                        ('answered_by', models.CharField(blank=True, max_length=200)),
                        ('card', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='appeals', to='scoring.scorecard')),
                    ],
                    options={
                        'ordering': ('id',),
                        'constraints': [models.CheckConstraint(condition=models.Q(('state__in', ['filed', 'accepted', 'rejected', 'withdrawn'])), name='appeal_state_known'), models.UniqueConstraint(condition=models.Q(('state', 'filed')), fields=('card', 'criterion'), name='appeal_one_open_per_line')],
                    },
                ),
                migrations.CreateModel(
                    name='Publication',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('kind', models.CharField(choices=[('published', 'Công bố trong cụm'), ('final', 'Chính thức')], max_length=10)),
                        ('made_on', models.DateField()),
                        ('inputs', models.JSONField()),
                        ('results', models.JSONField()),
                        ('digest', models.CharField(max_length=64)),
                        ('round', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='publications', to='scoring.scoringround')),
                    ],
                    options={
                        'ordering': ('-id',),
                    },
                ),
                migrations.CreateModel(
                    name='ClusterMeeting',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('kind', models.CharField(choices=[('opening', 'Hội nghị ký giao ước'), ('half_year', 'Sơ kết'), ('year_end', 'Tổng kết, bình xét'), ('other', 'Họp khác')], max_length=10)),
                        ('held_on', models.DateField()),
                        ('place', models.CharField(blank=True, max_length=200)),
                        ('conclusions', models.TextField(blank=True)),
                        ('votes_for_head', models.PositiveSmallIntegerField(blank=True, null=True)),
                        ('cluster', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='directory.cluster')),
                        ('head', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='directory.organisation')),
                        ('paper', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='documents.paper')),
                        ('present', models.ManyToManyField(related_name='+', to='directory.organisation')),
                    ],
                    options={
                        'ordering': ('-held_on', '-id'),
                        'constraints': [models.CheckConstraint(condition=models.Q(('kind__in', ['opening', 'half_year', 'year_end', 'other'])), name='cluster_meeting_kind_known')],
                    },
                ),
            ],
        ),
    ]
