import django.db.models.deletion
import thidua.core.migrating
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
    ]

    operations = [
        thidua.core.migrating.CreateModels(
            models=[
                migrations.CreateModel(
                    name='Organisation',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('code', models.CharField(max_length=40, unique=True)),
                        ('official_code', models.CharField(blank=True, max_length=10)),
                        ('name', models.CharField(max_length=200)),
                        ('short_name', models.CharField(blank=True, max_length=100)),
                        ('kind', models.CharField(choices=[('country', 'Trung ương'), ('province', 'Tỉnh, thành phố'), ('district', 'Huyện, quận, thị xã'), ('commune', 'Xã'), ('ward', 'Phường'), ('town', 'Thị trấn'), ('special', 'Đặc khu'), ('department', 'Cơ quan chuyên môn'), ('party', 'Cơ quan Đảng'), ('front', 'Mặt trận, đoàn thể'), ('force', 'Công an, quân sự'), ('school', 'Trường học'), ('enterprise', 'Doanh nghiệp, hợp tác xã'), ('village', 'Thôn, bản, khối phố'), ('other', 'Đơn vị khác')], max_length=20)),
                        ('address', models.CharField(blank=True, max_length=200)),
                        ('valid_from', models.DateField()),
                        ('valid_to', models.DateField(blank=True, null=True)),
                        ('search_key', models.CharField(editable=False, max_length=340)),
                        ('sort_key', models.CharField(editable=False, max_length=500)),
                    ],
                    options={
                        'ordering': ('sort_key', 'code'),
                        'indexes': [models.Index(fields=['sort_key'], name='organisation_sort')],
                        'constraints': [models.CheckConstraint(condition=models.Q(('valid_to', None), ('valid_to__gt', models.F('valid_from')), _connector='OR'), name='organisation_valid_span')],
                    },
                ),
                migrations.CreateModel(
                    name='Cluster',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('code', models.CharField(max_length=40)),
                        ('year', models.PositiveSmallIntegerField()),
                        ('name', models.CharField(max_length=200)),
                        ('kind', models.CharField(choices=[('cluster', 'Cụm thi đua'), ('block', 'Khối thi đua')], default='cluster', max_length=10)),
                        ('legal_basis', models.CharField(blank=True, max_length=300)),
                        ('organiser', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='directory.organisation')),
                    ],
                    options={
                        'ordering': ('-year', 'code'),
                        'constraints': [models.UniqueConstraint(fields=('code', 'year'), name='cluster_code_year')],
                    },
                ),
                migrations.CreateModel(
                    name='Person',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('code', models.CharField(max_length=40, unique=True)),
                        ('full_name', models.CharField(max_length=120)),
                        ('birth_date', models.DateField(blank=True, null=True)),
                        ('gender', models.CharField(choices=[('female', 'Nữ'), ('male', 'Nam'), ('unknown', 'Chưa rõ')], default='unknown', max_length=10)),
                        ('personal_id', models.CharField(blank=True, max_length=12)),
                        ('ethnicity', models.CharField(blank=True, max_length=60)),
                        ('phone', models.CharField(blank=True, max_length=30)),
                        ('email', models.EmailField(blank=True, max_length=254)),
                        ('search_key', models.CharField(editable=False, max_length=200)),
                        ('sort_key', models.CharField(editable=False, max_length=400)),
                    ],
                    options={
                        'ordering': ('sort_key', 'code'),
                        'indexes': [models.Index(fields=['sort_key'], name='person_sort')],
                        'constraints': [models.UniqueConstraint(condition=models.Q(('personal_id', ''), _negated=True), fields=('personal_id',), name='person_id_once')],
                    },
                ),
                migrations.CreateModel(
                    name='Appointment',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('post', models.CharField(max_length=120)),
                        ('is_head', models.BooleanField(default=False)),
                        ('is_leader', models.BooleanField(default=False)),
                        ('valid_from', models.DateField()),
                        ('valid_to', models.DateField(blank=True, null=True)),
                        ('legal_basis', models.CharField(blank=True, max_length=300)),
                        ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='directory.organisation')),
                        ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='appointments', to='directory.person')),
                    ],
                    options={
                        'ordering': ('-valid_from', 'id'),
                        'constraints': [models.CheckConstraint(condition=models.Q(('valid_to', None), ('valid_to__gt', models.F('valid_from')), _connector='OR'), name='appointment_valid_span'), models.UniqueConstraint(condition=models.Q(('is_head', True), ('valid_to', None)), fields=('organisation',), name='appointment_one_head')],
                    },
                ),
                migrations.CreateModel(
                    name='User',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('password', models.CharField(max_length=128, verbose_name='password')),
                        ('last_login', models.DateTimeField(blank=True, null=True, verbose_name='last login')),
                        ('username', models.CharField(max_length=60, unique=True)),
                        ('email', models.EmailField(blank=True, max_length=254)),
                        ('display_name', models.CharField(max_length=120)),
                        ('is_active', models.BooleanField(default=True)),
                        ('must_change_password', models.BooleanField(default=True)),
                        ('language', models.CharField(default='vi', max_length=5)),
                        ('created_at', models.DateTimeField()),
                        ('person', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='directory.person')),
                    ],
                    options={
                        'ordering': ('username',),
                    },
                ),
                migrations.CreateModel(
                    name='Placement',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('valid_from', models.DateField()),
                        ('valid_to', models.DateField(blank=True, null=True)),
                        ('child', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='directory.organisation')),
                        ('parent', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='directory.organisation')),
                    ],
                    options={
                        'indexes': [models.Index(fields=['valid_from', 'valid_to'], name='placement_span')],
                        'constraints': [models.UniqueConstraint(fields=('child', 'valid_from'), name='placement_once_a_day'), models.UniqueConstraint(condition=models.Q(('valid_to', None)), fields=('child',), name='placement_one_open'), models.CheckConstraint(condition=models.Q(('child', models.F('parent')), _negated=True), name='placement_not_itself'), models.CheckConstraint(condition=models.Q(('valid_to', None), ('valid_to__gt', models.F('valid_from')), _connector='OR'), name='placement_valid_span')],
                    },
                ),
                migrations.CreateModel(
                    name='Succession',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('kind', models.CharField(choices=[('merge', 'Sáp nhập'), ('split', 'Chia tách'), ('rename', 'Đổi tên'), ('transfer', 'Chuyển giao nhiệm vụ')], max_length=10)),
                        ('on', models.DateField()),
                        ('legal_basis', models.CharField(max_length=300)),
                        ('name_before', models.CharField(max_length=200)),
                        ('name_after', models.CharField(max_length=200)),
                        ('source', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='directory.organisation')),
                        ('target', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='directory.organisation')),
                    ],
                    options={
                        'ordering': ('on', 'id'),
                        'constraints': [models.UniqueConstraint(fields=('source', 'target', 'on'), name='succession_once')],
                    },
                ),
                migrations.CreateModel(
                    name='Grant',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('role', models.CharField(choices=[('administrator', 'Quản trị hệ thống'), ('officer', 'Chuyên viên thi đua, khen thưởng'), ('leader', 'Lãnh đạo UBND'), ('head', 'Thủ trưởng đơn vị'), ('unit_officer', 'Đầu mối đơn vị'), ('council_member', 'Thành viên Hội đồng TĐKT'), ('auditor', 'Thanh tra, kiểm toán')], max_length=20)),
                        ('subtree', models.BooleanField(default=False)),
                        ('valid_from', models.DateField()),
                        ('valid_to', models.DateField(blank=True, null=True)),
                        ('reason', models.CharField(blank=True, max_length=300)),
                        ('user', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='grants', to=settings.AUTH_USER_MODEL)),
                        ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='directory.organisation')),
                    ],
                    options={
                        'ordering': ('user_id', 'role', 'valid_from'),
                        'indexes': [models.Index(fields=['user', 'valid_from', 'valid_to'], name='grant_user_span')],
                        'constraints': [models.CheckConstraint(condition=models.Q(('valid_to', None), ('valid_to__gt', models.F('valid_from')), _connector='OR'), name='grant_valid_span')],
                    },
                ),
                migrations.CreateModel(
                    name='ClusterPost',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('post', models.CharField(choices=[('head', 'Trưởng'), ('deputy', 'Phó')], max_length=10)),
                        ('valid_from', models.DateField()),
                        ('valid_to', models.DateField(blank=True, null=True)),
                        ('cluster', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='posts', to='directory.cluster')),
                        ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='directory.organisation')),
                    ],
                    options={
                        'constraints': [models.UniqueConstraint(condition=models.Q(('post', 'head'), ('valid_to', None)), fields=('cluster',), name='cluster_one_open_head')],
                    },
                ),
                migrations.CreateModel(
                    name='ClusterMember',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('cluster', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='members', to='directory.cluster')),
                        ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='directory.organisation')),
                    ],
                    options={
                        'constraints': [models.UniqueConstraint(fields=('cluster', 'organisation'), name='cluster_member_once')],
                    },
                ),
            ],
        ),
    ]
