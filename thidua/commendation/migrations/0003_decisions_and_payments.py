import django.db.models.deletion
import thidua.core.migrating
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('commendation', '0002_exemplars'),
        ('directory', '0003_spans_do_not_overlap'),
        ('documents', '0004_signed_prints'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        thidua.core.migrating.CreateModels(
            models=[
                migrations.CreateModel(
                    name='AwardDecision',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('code', models.CharField(max_length=20, unique=True)),
                        ('year', models.PositiveSmallIntegerField()),
                        ('about', models.CharField(max_length=400)),
                        ('merit', models.CharField(max_length=400)),
                        ('bases', models.TextField(blank=True)),
                        ('signer_title', models.CharField(max_length=120)),
                        ('signer_name', models.CharField(blank=True, max_length=120)),
                        ('state', models.CharField(choices=[('draft', 'Đang lập'), ('submitted', 'Đã trình ký'), ('signed', 'Đã ban hành'), ('cancelled', 'Đã hủy')], default='draft', max_length=10)),
                        ('number', models.CharField(blank=True, max_length=60)),
                        ('signed_on', models.DateField(blank=True, null=True)),
                        ('end_reason', models.TextField(blank=True)),
                        ('version', models.PositiveIntegerField(default=1)),
                        ('created_at', models.DateTimeField()),
                        ('created_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                        ('drafter', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='directory.organisation')),
                        ('fund', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='commendation.fund')),
                        ('letter', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='documents.paper')),
                        ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='directory.organisation')),
                        ('paper', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='documents.paper')),
                    ],
                    options={
                        'indexes': [models.Index(fields=['organisation', 'state'], name='decision_body_state')],
                        'constraints': [models.CheckConstraint(condition=models.Q(('state__in', ['draft', 'submitted', 'signed', 'cancelled'])), name='decision_state_known'), models.CheckConstraint(condition=models.Q(models.Q(('state', 'signed'), _negated=True), models.Q(models.Q(('number', ''), _negated=True), ('signed_on__isnull', False)), _connector='OR'), name='decision_signed_with_number')],
                        'ordering': ('-year', '-code'),
                    },
                ),
                migrations.CreateModel(
                    name='DecisionLine',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('order', models.PositiveIntegerField()),
                        ('name', models.CharField(max_length=160)),
                        ('unit', models.CharField(blank=True, max_length=250)),
                        ('merit', models.CharField(max_length=500)),
                        ('multiple', models.DecimalField(blank=True, decimal_places=3, max_digits=6, null=True)),
                        ('base', models.PositiveBigIntegerField(blank=True, null=True)),
                        ('computed', models.PositiveBigIntegerField(blank=True, null=True)),
                        ('amount', models.PositiveBigIntegerField(default=0)),
                        ('amount_reason', models.CharField(blank=True, max_length=300)),
                        ('note', models.TextField(blank=True)),
                        ('unverified', models.CharField(blank=True, max_length=300)),
                        ('paid_on', models.DateField(blank=True, null=True)),
                        ('paid_note', models.CharField(blank=True, max_length=200)),
                        ('recovered_on', models.DateField(blank=True, null=True)),
                        ('certificate', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='documents.certificate')),
                        ('decision', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='lines', to='commendation.awarddecision')),
                        ('dossier', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='commendation.dossier')),
                        ('honour', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='decision_line', to='commendation.honour')),
                    ],
                    options={
                        'constraints': [models.UniqueConstraint(fields=('decision', 'dossier'), name='decision_line_once'), models.CheckConstraint(condition=models.Q(('recovered_on', None), ('paid_on__isnull', False), _connector='OR'), name='decision_line_paid_before_recovered')],
                        'ordering': ('order', 'id'),
                    },
                ),
                migrations.CreateModel(
                    name='Doubt',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('raised_on', models.DateField()),
                        ('settled_on', models.DateField(blank=True, null=True)),
                        ('conclusion', models.CharField(blank=True, max_length=500)),
                        ('cause', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='doubts_caused', to='commendation.honour')),
                        ('honour', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='doubts', to='commendation.honour')),
                    ],
                    options={
                        'constraints': [models.UniqueConstraint(condition=models.Q(('settled_on', None)), fields=('honour', 'cause'), name='doubt_once_open'), models.CheckConstraint(condition=models.Q(('honour', models.F('cause')), _negated=True), name='doubt_not_of_itself'), models.CheckConstraint(condition=models.Q(('settled_on', None), models.Q(('conclusion', ''), _negated=True), _connector='OR'), name='doubt_settled_with_conclusion')],
                        'ordering': ('-raised_on', 'id'),
                    },
                ),
                migrations.CreateModel(
                    name='ReceivedPackage',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('code', models.CharField(max_length=20, unique=True)),
                        ('sender', models.CharField(max_length=200)),
                        ('made_on', models.DateField()),
                        ('received_on', models.DateField()),
                        ('appraiser', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='directory.organisation')),
                        ('file', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='documents.storedfile')),
                    ],
                    options={
                        'ordering': ('-received_on', '-code'),
                    },
                ),
                migrations.CreateModel(
                    name='ReceivedDossier',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('sender_code', models.CharField(max_length=40)),
                        ('source_code', models.CharField(max_length=20)),
                        ('digest', models.CharField(max_length=64)),
                        ('dossier', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='commendation.dossier')),
                        ('package', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='dossiers', to='commendation.receivedpackage')),
                    ],
                    options={
                        'constraints': [models.UniqueConstraint(fields=('sender_code', 'source_code'), name='received_dossier_once')],
                        'ordering': ('source_code', 'id'),
                    },
                ),
            ],
        ),
    ]
