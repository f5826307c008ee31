import django.db.models.deletion
import thidua.core.migrating
import uuid
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
                    name='Council',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('code', models.CharField(max_length=20, unique=True)),
                        ('kind', models.CharField(choices=[('emulation', 'Hội đồng Thi đua - Khen thưởng'), ('initiative', 'Hội đồng sáng kiến')], default='emulation', max_length=12)),
                        ('name', models.CharField(max_length=300)),
                        ('legal_basis', models.CharField(max_length=300)),
                        ('valid_from', models.DateField()),
                        ('valid_to', models.DateField(blank=True, null=True)),
                        ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='directory.organisation')),
                    ],
                    options={
                        'ordering': ('-valid_from', 'code'),
                        'constraints': [models.CheckConstraint(condition=models.Q(('valid_to', None), ('valid_to__gt', models.F('valid_from')), _connector='OR'), name='council_valid_span'), models.CheckConstraint(condition=models.Q(('kind__in', ['emulation', 'initiative'])), name='council_kind_known')],
                    },
                ),
                migrations.CreateModel(
                    name='Meeting',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('code', models.CharField(max_length=20, unique=True)),
                        ('held_on', models.DateField()),
                        ('begins_at', models.TimeField(blank=True, null=True)),
                        ('place', models.CharField(blank=True, max_length=200)),
                        ('about', models.CharField(max_length=300)),
                        ('state', models.CharField(choices=[('called', 'Đã triệu tập'), ('in_session', 'Đang họp'), ('ended', 'Đã kết thúc'), ('cancelled', 'Đã hủy')], default='called', max_length=12)),
                        ('end_reason', models.TextField(blank=True)),
                        ('council', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='meetings', to='council.council')),
                    ],
                    options={
                        'ordering': ('-held_on', '-code'),
                        'constraints': [models.CheckConstraint(condition=models.Q(('state__in', ['called', 'in_session', 'ended', 'cancelled'])), name='meeting_state_known')],
                    },
                ),
                migrations.CreateModel(
                    name='BallotBox',
                    fields=[
                        ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                        ('threshold', models.PositiveSmallIntegerField()),
                        ('public_key', models.BinaryField(blank=True, default=b'', max_length=32)),
                        ('state', models.CharField(choices=[('preparing', 'Đang trao khóa'), ('open', 'Đang bỏ phiếu'), ('closed', 'Đã khóa hòm phiếu'), ('counted', 'Đã kiểm phiếu'), ('void', 'Đã hủy')], default='preparing', max_length=10)),
                        ('closing', models.JSONField(blank=True, default=dict)),
                        ('record', models.JSONField(blank=True, default=dict)),
                        ('meeting', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='boxes', to='council.meeting')),
                    ],
                    options={
                        'constraints': [models.CheckConstraint(condition=models.Q(('state__in', ['preparing', 'open', 'closed', 'counted', 'void'])), name='ballot_box_state_known'), models.CheckConstraint(condition=models.Q(('threshold__gte', 2)), name='ballot_box_nobody_opens_alone')],
                    },
                ),
                migrations.CreateModel(
                    name='AgendaItem',
                    fields=[
                        ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                        ('position', models.PositiveSmallIntegerField()),
                        ('about', models.CharField(max_length=120)),
                        ('label', models.CharField(max_length=300)),
                        ('round', models.PositiveSmallIntegerField(default=1)),
                        ('options', models.JSONField(default=list)),
                        ('rule', models.JSONField(default=dict)),
                        ('state', models.CharField(choices=[('waiting', 'Chờ xét'), ('voting', 'Đang bỏ phiếu'), ('decided', 'Đã có kết quả'), ('repeated', 'Bỏ phiếu lại'), ('taken_off', 'Rút khỏi chương trình')], default='waiting', max_length=12)),
                        ('members', models.PositiveSmallIntegerField(default=0)),
                        ('present', models.PositiveSmallIntegerField(default=0)),
                        ('recused', models.PositiveSmallIntegerField(default=0)),
                        ('result', models.JSONField(blank=True, default=dict)),
                        ('box', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='items', to='council.ballotbox')),
                        ('meeting', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='items', to='council.meeting')),
                    ],
                    options={
                        'ordering': ('meeting', 'position'),
                        'constraints': [models.UniqueConstraint(fields=('meeting', 'position'), name='agenda_item_position_once'), models.UniqueConstraint(fields=('meeting', 'about', 'round'), name='agenda_item_round_once'), models.CheckConstraint(condition=models.Q(('state__in', ['waiting', 'voting', 'decided', 'repeated', 'taken_off'])), name='agenda_item_state_known')],
                    },
                ),
                migrations.CreateModel(
                    name='CouncilMember',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('post', models.CharField(choices=[('chair', 'Chủ tịch Hội đồng'), ('first_vice', 'Phó Chủ tịch thứ nhất'), ('vice', 'Phó Chủ tịch Hội đồng'), ('member', 'Thành viên'), ('secretary', 'Thành viên kiêm thư ký')], default='member', max_length=12)),
                        ('position', models.PositiveSmallIntegerField(default=0)),
                        ('valid_from', models.DateField()),
                        ('valid_to', models.DateField(blank=True, null=True)),
                        ('council', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='members', to='council.council')),
                        ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='directory.person')),
                    ],
                    options={
                        'ordering': ('position', 'id'),
                        'constraints': [models.CheckConstraint(condition=models.Q(('valid_to', None), ('valid_to__gt', models.F('valid_from')), _connector='OR'), name='council_member_valid_span'), models.UniqueConstraint(condition=models.Q(('valid_to', None)), fields=('council', 'person'), name='council_member_once'), models.UniqueConstraint(condition=models.Q(('post', 'chair'), ('valid_to', None)), fields=('council',), name='council_one_open_chair'), models.CheckConstraint(condition=models.Q(('post__in', ['chair', 'first_vice', 'vice', 'member', 'secretary'])), name='council_member_post_known')],
                    },
                ),
                migrations.CreateModel(
                    name='Conflict',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('ground', models.CharField(choices=[('self', 'là người được đề nghị khen thưởng'), ('family', 'có quan hệ gia đình với người được đề nghị'), ('heads_unit', 'là người đứng đầu tập thể được đề nghị'), ('own_unit', 'cùng đơn vị với người hoặc tập thể được đề nghị'), ('proposed', 'là người ký hoặc lập hồ sơ đề nghị'), ('declared', 'tự khai có xung đột lợi ích')], max_length=12)),
                        ('recuses', models.BooleanField()),
                        ('note', models.CharField(blank=True, max_length=300)),
                        ('item', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='conflicts', to='council.agendaitem')),
                        ('member', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='council.councilmember')),
                    ],
                    options={
                        'constraints': [models.UniqueConstraint(fields=('item', 'member', 'ground'), name='conflict_once'), models.CheckConstraint(condition=models.Q(('ground__in', ['self', 'family', 'heads_unit', 'own_unit', 'proposed', 'declared'])), name='conflict_ground_known')],
                    },
                ),
                migrations.CreateModel(
                    name='Envelope',
                    fields=[
                        ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                        ('item', models.UUIDField()),
                        ('content', models.BinaryField(max_length=200)),
                    ],
                    options={
                        'indexes': [models.Index(fields=['item'], name='envelope_item')],
                        'constraints': [models.UniqueConstraint(fields=('item', 'content'), name='envelope_once')],
                    },
                ),
                migrations.CreateModel(
                    name='Keyholder',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('public_key', models.BinaryField(blank=True, default=b'', max_length=32)),
                        ('sealed_share', models.BinaryField(blank=True, default=b'', max_length=200)),
                        ('share', models.BinaryField(blank=True, default=b'', max_length=100)),
                        ('box', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='keyholders', to='council.ballotbox')),
                        ('user', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ],
                    options={
                        'constraints': [models.UniqueConstraint(fields=('box', 'user'), name='keyholder_once')],
                    },
                ),
                migrations.CreateModel(
                    name='Attendance',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('present', models.BooleanField()),
                        ('note', models.CharField(blank=True, max_length=200)),
                        ('member', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='council.councilmember')),
                        ('meeting', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='attendances', to='council.meeting')),
                    ],
                    options={
                        'constraints': [models.UniqueConstraint(fields=('meeting', 'member'), name='attendance_once')],
                    },
                ),
                migrations.CreateModel(
                    name='OpenVote',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('option', models.PositiveSmallIntegerField()),
                        ('item', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='open_votes', to='council.agendaitem')),
                        ('member', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='council.councilmember')),
                    ],
                    options={
                        'constraints': [models.UniqueConstraint(fields=('item', 'member'), name='open_vote_once')],
                    },
                ),
                migrations.CreateModel(
                    name='Turnout',
                    fields=[
                        ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                        ('box', models.UUIDField()),
                        ('member', models.BigIntegerField()),
                        ('has_voted', models.BooleanField(default=False)),
                    ],
                    options={
                        'indexes': [models.Index(fields=['box'], name='turnout_box')],
                        'constraints': [models.UniqueConstraint(fields=('box', 'member'), name='turnout_once')],
                    },
                ),
            ],
        ),
    ]
