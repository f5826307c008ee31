import django.db.models.deletion
import thidua.core.migrating
from decimal import Decimal
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('directory', '0003_spans_do_not_overlap'),
        ('directory', '__first__'),
        ('documents', '0002_registers_and_papers'),
    ]

    operations = [
        thidua.core.migrating.CreateModels(
            models=[
                migrations.CreateModel(
                    name='CertificateTemplate',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('code', models.CharField(max_length=20, unique=True)),
                        ('name', models.CharField(max_length=160, verbose_name='Tên mẫu')),
                        ('kind', models.CharField(choices=[('citation', 'Giấy khen'), ('merit', 'Bằng khen'), ('flag', 'Cờ thi đua'), ('medal', 'Kỷ niệm chương')], max_length=10, verbose_name='Hình thức')),
                        ('stock', models.CharField(choices=[('blank', 'In cả khung trên giấy trắng'), ('preprinted', 'In chữ lên phôi in sẵn')], max_length=12, verbose_name='Cách in')),
                        ('layout', models.JSONField()),
                        ('is_active', models.BooleanField(default=True)),
                        ('version', models.PositiveIntegerField(default=1)),
                        ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='directory.organisation')),
                        ('scan', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='documents.storedfile')),
                    ],
                    options={
                        'ordering': ('organisation__sort_key', 'kind', 'name', 'id'),
                    },
                ),
                migrations.CreateModel(
                    name='CertificateBatch',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('code', models.CharField(max_length=20, unique=True)),
                        ('issuer', models.CharField(max_length=200)),
                        ('award', models.CharField(max_length=200)),
                        ('decision_number', models.CharField(max_length=60)),
                        ('decision_date', models.DateField()),
                        ('place', models.CharField(max_length=100)),
                        ('authority', models.CharField(max_length=200)),
                        ('signer', models.CharField(max_length=120)),
                        ('state', models.CharField(choices=[('draft', 'Đang lập'), ('printing', 'Đang tạo tệp in'), ('issued', 'Đã cấp'), ('dropped', 'Đã bỏ')], default='draft', max_length=10)),
                        ('created_at', models.DateTimeField()),
                        ('issued_at', models.DateTimeField(blank=True, null=True)),
                        ('created_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                        ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='directory.organisation')),
                        ('template', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='batches', to='documents.certificatetemplate')),
                    ],
                    options={
                        'ordering': ('-created_at', '-id'),
                    },
                ),
                migrations.CreateModel(
                    name='PrinterCorrection',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('printer', models.CharField(max_length=80, verbose_name='Tên máy in')),
                        ('dx', models.DecimalField(decimal_places=1, default=0, max_digits=4, verbose_name='Dịch sang phải (mm)')),
                        ('dy', models.DecimalField(decimal_places=1, default=0, max_digits=4, verbose_name='Dịch xuống (mm)')),
                        ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='directory.organisation')),
                    ],
                    options={
                        'ordering': ('printer',),
                    },
                ),
                migrations.CreateModel(
                    name='SignedFile',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('code', models.CharField(max_length=20, unique=True)),
                        ('file_name', models.CharField(max_length=255, verbose_name='Tệp')),
                        ('verdict', models.JSONField(default=dict)),
                        ('outcome', models.CharField(max_length=12)),
                        ('at', models.DateTimeField()),
                        ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                        ('file', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='documents.storedfile')),
                        ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='directory.organisation')),
                        ('original', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='documents.storedfile')),
                    ],
                    options={
                        'ordering': ('-at', '-id'),
                    },
                ),
                migrations.CreateModel(
                    name='Certificate',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('number', models.PositiveIntegerField()),
                        ('code', models.CharField(max_length=11, unique=True)),
                        ('holder', models.CharField(max_length=160)),
                        ('unit', models.CharField(blank=True, max_length=250)),
                        ('award', models.CharField(max_length=200)),
                        ('merit', models.CharField(max_length=500)),
                        ('decision_number', models.CharField(max_length=60)),
                        ('decision_date', models.DateField()),
                        ('token', models.TextField(blank=True)),
                        ('state', models.CharField(choices=[('draft', 'Chưa cấp'), ('valid', 'Có hiệu lực'), ('revoked', 'Đã thu hồi')], default='draft', max_length=10)),
                        ('revoked_on', models.DateField(blank=True, null=True)),
                        ('revocation_basis', models.CharField(blank=True, max_length=200)),
                        ('search_key', models.CharField(editable=False, max_length=700)),
                        ('batch', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='certificates', to='documents.certificatebatch')),
                    ],
                    options={
                        'ordering': ('-batch_id', 'number'),
                        'constraints': [models.UniqueConstraint(fields=('batch', 'number'), name='certificate_number_once'), models.CheckConstraint(condition=models.Q(('state__in', ['draft', 'valid', 'revoked'])), name='certificate_state_known'), models.CheckConstraint(condition=models.Q(('state', 'draft'), models.Q(('token', ''), _negated=True), _connector='XOR'), name='certificate_sealed_when_issued'), models.CheckConstraint(condition=models.Q(('state', 'revoked'), models.Q(('revoked_on', None), ('revocation_basis', '')), _connector='XOR'), name='certificate_revoked_with_basis')],
                    },
                ),
                migrations.CreateModel(
                    name='CertificateFile',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('printer', models.CharField(blank=True, max_length=80)),
                        ('first', models.PositiveIntegerField()),
                        ('last', models.PositiveIntegerField()),
                        ('made_at', models.DateTimeField()),
                        ('batch', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='files', to='documents.certificatebatch')),
                        ('file', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='documents.storedfile')),
                    ],
                    options={
                        'ordering': ('first', 'id'),
                        'constraints': [models.UniqueConstraint(fields=('batch', 'printer', 'first'), name='certificate_file_once')],
                    },
                ),
                migrations.AddConstraint(
                    model_name='certificatetemplate',
                    constraint=models.UniqueConstraint(fields=('organisation', 'name'), name='certificate_template_name_once', violation_error_message='Đơn vị đã có mẫu mang tên này; hãy đặt tên khác.'),
                ),
                migrations.AddConstraint(
                    model_name='certificatetemplate',
                    constraint=models.CheckConstraint(condition=models.Q(('kind__in', ['citation', 'merit', 'flag', 'medal'])), name='certificate_template_kind_known'),
                ),
                migrations.AddConstraint(
                    model_name='certificatetemplate',
                    constraint=models.CheckConstraint(condition=models.Q(('stock__in', ['blank', 'preprinted'])), name='certificate_template_stock_known'),
                ),
                migrations.AddConstraint(
                    model_name='certificatebatch',
                    constraint=models.CheckConstraint(condition=models.Q(('state__in', ['draft', 'printing', 'issued', 'dropped'])), name='certificate_batch_state_known'),
                ),
                migrations.AddConstraint(
                    model_name='printercorrection',
                    constraint=models.UniqueConstraint(fields=('organisation', 'printer'), name='printer_once'),
                ),
                migrations.AddConstraint(
                    model_name='printercorrection',
                    constraint=models.CheckConstraint(condition=models.Q(('dx__range', (Decimal('-20'), Decimal('20'))), ('dy__range', (Decimal('-20'), Decimal('20')))), name='printer_correction_small', violation_error_message='Chỉ chỉnh trong khoảng 20 mm; lệch hơn thì kiểm tra lại khổ giấy.'),
                ),
            ],
        ),
    ]
