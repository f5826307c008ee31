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
                    name='Dossier',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('code', models.CharField(max_length=20, unique=True)),
                        ('subject_kind', models.CharField(choices=[('individual', 'cá nhân'), ('collective', 'tập thể'), ('household', 'hộ gia đình'), ('commune', 'xã, phường, đặc khu'), ('village', 'thôn, tổ dân phố'), ('enterprise', 'doanh nghiệp, hợp tác xã')], max_length=12)),
                        ('award', models.CharField(choices=[('advanced_worker', 'Lao động tiên tiến'), ('advanced_soldier', 'Chiến sĩ tiên tiến'), ('grassroots_emulation_fighter', 'Chiến sĩ thi đua cơ sở'), ('provincial_emulation_fighter', 'Chiến sĩ thi đua cấp tỉnh'), ('ministerial_emulation_fighter', 'Chiến sĩ thi đua bộ, ban, ngành'), ('national_emulation_fighter', 'Chiến sĩ thi đua toàn quốc'), ('advanced_labor_collective', 'Tập thể lao động tiên tiến'), ('advanced_unit', 'Đơn vị tiên tiến'), ('excellent_labor_collective', 'Tập thể lao động xuất sắc'), ('determined_to_win_unit', 'Đơn vị quyết thắng'), ('provincial_emulation_flag', 'Cờ thi đua của Ủy ban nhân dân tỉnh'), ('ministerial_emulation_flag', 'Cờ thi đua của bộ, ban, ngành'), ('government_emulation_flag', 'Cờ thi đua của Chính phủ'), ('exemplary_commune', 'Xã, phường, đặc khu tiêu biểu'), ('cultural_village', 'Thôn, tổ dân phố văn hóa'), ('cultural_family', 'Gia đình văn hóa'), ('merit_certificate_commune_chair', 'Giấy khen của Chủ tịch Ủy ban nhân dân cấp xã'), ('merit_certificate_provincial_department', 'Giấy khen của Thủ trưởng cơ quan chuyên môn thuộc Ủy ban nhân dân cấp tỉnh'), ('merit_certificate_legal_entity', 'Giấy khen của Thủ trưởng cơ quan, đơn vị có tư cách pháp nhân'), ('merit_certificate_enterprise', 'Giấy khen của Chủ tịch HĐQT, HĐTV, Tổng giám đốc, Giám đốc doanh nghiệp, hợp tác xã'), ('merit_certificate_district_chair', 'Giấy khen của Chủ tịch Ủy ban nhân dân cấp huyện'), ('commendation_province', 'Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh'), ('commendation_ministry', 'Bằng khen của bộ, ban, ngành'), ('commendation_prime_minister', 'Bằng khen của Thủ tướng Chính phủ'), ('commemorative_medal_province_ministry', 'Kỷ niệm chương của bộ, ban, ngành, tỉnh'), ('labor_order_3', 'Huân chương Lao động hạng Ba'), ('labor_order_2', 'Huân chương Lao động hạng Nhì'), ('labor_order_1', 'Huân chương Lao động hạng Nhất'), ('independence_order_3', 'Huân chương Độc lập hạng Ba'), ('independence_order_2', 'Huân chương Độc lập hạng Nhì'), ('independence_order_1', 'Huân chương Độc lập hạng Nhất'), ('fatherland_defence_order_3', 'Huân chương Bảo vệ Tổ quốc hạng Ba'), ('courage_order', 'Huân chương Dũng cảm'), ('great_unity_order', 'Huân chương Đại đoàn kết dân tộc'), ('youth_volunteer_medal', 'Huy chương Thanh niên xung phong vẻ vang'), ('labor_hero', 'Anh hùng Lao động'), ('heroic_vietnamese_mother', 'Bà mẹ Việt Nam anh hùng')], max_length=60)),
                        ('merit', models.CharField(choices=[('merit', 'công trạng'), ('unexpected', 'đột xuất'), ('movement', 'chuyên đề'), ('dedication', 'quá trình cống hiến'), ('service', 'niên hạn'), ('external', 'đối ngoại')], default='merit', max_length=12)),
                        ('first_year', models.PositiveSmallIntegerField()),
                        ('year', models.PositiveSmallIntegerField()),
                        ('deed', models.CharField(blank=True, max_length=500)),
                        ('report', models.TextField(blank=True)),
                        ('simplified', models.BooleanField(default=False)),
                        ('state', models.CharField(choices=[('draft', 'Đang lập'), ('submitted', 'Đã gửi, chờ tiếp nhận'), ('returned', 'Trả lại để bổ sung'), ('received', 'Đã tiếp nhận, đang thẩm định'), ('appraised', 'Đã thẩm định'), ('in_council', 'Hội đồng đang xét'), ('proposed', 'Đã trình quyết định'), ('awarded', 'Đã khen thưởng'), ('refused', 'Không được khen thưởng'), ('withdrawn', 'Đã rút')], default='draft', max_length=12)),
                        ('submitted_on', models.DateField(blank=True, null=True)),
                        ('received_on', models.DateField(blank=True, null=True)),
                        ('favourable_reason', models.TextField(blank=True)),
                        ('favourable_on', models.DateField(blank=True, null=True)),
                        ('points', models.JSONField(blank=True, default=dict)),
                        ('judged', models.JSONField(blank=True, default=dict)),
                        ('returned_fields', models.JSONField(blank=True, default=dict)),
                        ('end_reason', models.TextField(blank=True)),
                        ('version', models.PositiveIntegerField(default=1)),
                        ('created_at', models.DateTimeField()),
                        ('appraiser', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='directory.organisation')),
                        ('organisation', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='directory.organisation')),
                        ('person', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='directory.person')),
                        ('proposer', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='directory.organisation')),
                    ],
                    options={
                        'ordering': ('-year', '-code'),
                        'indexes': [models.Index(fields=['appraiser', 'state', 'year'], name='dossier_appraiser_state'), models.Index(fields=['proposer', 'state', 'year'], name='dossier_proposer_state')],
                        'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('person', None), models.Q(('organisation', None), _negated=True)), models.Q(models.Q(('person', None), _negated=True), ('organisation', None)), _connector='OR'), name='dossier_of_one'), models.CheckConstraint(condition=models.Q(('year__gte', models.F('first_year'))), name='dossier_years_in_order'), models.CheckConstraint(condition=models.Q(('favourable_on', None), models.Q(('favourable_reason', ''), _negated=True), _connector='OR'), name='dossier_choice_has_reason'), models.CheckConstraint(condition=models.Q(('award__in', ['advanced_worker', 'advanced_soldier', 'grassroots_emulation_fighter', 'provincial_emulation_fighter', 'ministerial_emulation_fighter', 'national_emulation_fighter', 'advanced_labor_collective', 'advanced_unit', 'excellent_labor_collective', 'determined_to_win_unit', 'provincial_emulation_flag', 'ministerial_emulation_flag', 'government_emulation_flag', 'exemplary_commune', 'cultural_village', 'cultural_family', 'merit_certificate_commune_chair', 'merit_certificate_provincial_department', 'merit_certificate_legal_entity', 'merit_certificate_enterprise', 'merit_certificate_district_chair', 'commendation_province', 'commendation_ministry', 'commendation_prime_minister', 'commemorative_medal_province_ministry', 'labor_order_3', 'labor_order_2', 'labor_order_1', 'independence_order_3', 'independence_order_2', 'independence_order_1', 'fatherland_defence_order_3', 'courage_order', 'great_unity_order', 'youth_volunteer_medal', 'labor_hero', 'heroic_vietnamese_mother'])), name='dossier_award_known'), models.CheckConstraint(condition=models.Q(('merit__in', ['merit', 'unexpected', 'movement', 'dedication', 'service', 'external'])), name='dossier_merit_known'), models.CheckConstraint(condition=models.Q(('subject_kind__in', ['individual', 'collective', 'household', 'commune', 'village', 'enterprise'])), name='dossier_subject_known'), models.CheckConstraint(condition=models.Q(('state__in', ['draft', 'submitted', 'returned', 'received', 'appraised', 'in_council', 'proposed', 'awarded', 'refused', 'withdrawn'])), name='dossier_state_known')],
                    },
                ),
                migrations.CreateModel(
                    name='Fund',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('year', models.PositiveSmallIntegerField()),
                        ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='directory.organisation')),
                    ],
                    options={
                        'ordering': ('-year',),
                        'constraints': [models.UniqueConstraint(fields=('organisation', 'year'), name='fund_once_a_year')],
                    },
                ),
                migrations.CreateModel(
                    name='Hold',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('code', models.CharField(max_length=24, unique=True)),
                        ('reason', models.CharField(choices=[('discipline_review', 'đang trong thời gian xem xét kỷ luật'), ('investigation', 'đang bị điều tra'), ('inspection', 'đang thanh tra, kiểm tra vì có dấu hiệu vi phạm'), ('denunciation', 'có đơn tố cáo chưa giải quyết xong'), ('press_case', 'báo chí nêu dấu hiệu tham nhũng, tiêu cực đang được xác minh')], max_length=20)),
                        ('note', models.CharField(blank=True, max_length=500)),
                        ('since', models.DateField()),
                        ('lifted_on', models.DateField(blank=True, null=True)),
                        ('conclusion', models.CharField(blank=True, max_length=500)),
                        ('organisation', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='directory.organisation')),
                        ('person', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='directory.person')),
                    ],
                    options={
                        'ordering': ('-since', 'code'),
                        'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('person', None), models.Q(('organisation', None), _negated=True)), models.Q(models.Q(('person', None), _negated=True), ('organisation', None)), _connector='OR'), name='hold_of_one'), models.CheckConstraint(condition=models.Q(('lifted_on', None), models.Q(('lifted_on__gte', models.F('since')), models.Q(('conclusion', ''), _negated=True)), _connector='OR'), name='hold_lifted_by_conclusion'), models.CheckConstraint(condition=models.Q(('reason__in', ['discipline_review', 'investigation', 'inspection', 'denunciation', 'press_case'])), name='hold_reason_known')],
                    },
                ),
                migrations.CreateModel(
                    name='Honour',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('code', models.CharField(max_length=24, unique=True)),
                        ('subject_kind', models.CharField(choices=[('individual', 'cá nhân'), ('collective', 'tập thể'), ('household', 'hộ gia đình'), ('commune', 'xã, phường, đặc khu'), ('village', 'thôn, tổ dân phố'), ('enterprise', 'doanh nghiệp, hợp tác xã')], max_length=12)),
                        ('award', models.CharField(choices=[('advanced_worker', 'Lao động tiên tiến'), ('advanced_soldier', 'Chiến sĩ tiên tiến'), ('grassroots_emulation_fighter', 'Chiến sĩ thi đua cơ sở'), ('provincial_emulation_fighter', 'Chiến sĩ thi đua cấp tỉnh'), ('ministerial_emulation_fighter', 'Chiến sĩ thi đua bộ, ban, ngành'), ('national_emulation_fighter', 'Chiến sĩ thi đua toàn quốc'), ('advanced_labor_collective', 'Tập thể lao động tiên tiến'), ('advanced_unit', 'Đơn vị tiên tiến'), ('excellent_labor_collective', 'Tập thể lao động xuất sắc'), ('determined_to_win_unit', 'Đơn vị quyết thắng'), ('provincial_emulation_flag', 'Cờ thi đua của Ủy ban nhân dân tỉnh'), ('ministerial_emulation_flag', 'Cờ thi đua của bộ, ban, ngành'), ('government_emulation_flag', 'Cờ thi đua của Chính phủ'), ('exemplary_commune', 'Xã, phường, đặc khu tiêu biểu'), ('cultural_village', 'Thôn, tổ dân phố văn hóa'), ('cultural_family', 'Gia đình văn hóa'), ('merit_certificate_commune_chair', 'Giấy khen của Chủ tịch Ủy ban nhân dân cấp xã'), ('merit_certificate_provincial_department', 'Giấy khen của Thủ trưởng cơ quan chuyên môn thuộc Ủy ban nhân dân cấp tỉnh'), ('merit_certificate_legal_entity', 'Giấy khen của Thủ trưởng cơ quan, đơn vị có tư cách pháp nhân'), ('merit_certificate_enterprise', 'Giấy khen của Chủ tịch HĐQT, HĐTV, Tổng giám đốc, Giám đốc doanh nghiệp, hợp tác xã'), ('merit_certificate_district_chair', 'Giấy khen của Chủ tịch Ủy ban nhân dân cấp huyện'), ('commendation_province', 'Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh'), ('commendation_ministry', 'Bằng khen của bộ, ban, ngành'), ('commendation_prime_minister', 'Bằng khen của Thủ tướng Chính phủ'), ('commemorative_medal_province_ministry', 'Kỷ niệm chương của bộ, ban, ngành, tỉnh'), ('labor_order_3', 'Huân chương Lao động hạng Ba'), ('labor_order_2', 'Huân chương Lao động hạng Nhì'), ('labor_order_1', 'Huân chương Lao động hạng Nhất'), ('independence_order_3', 'Huân chương Độc lập hạng Ba'), ('independence_order_2', 'Huân chương Độc lập hạng Nhì'), ('independence_order_1', 'Huân chương Độc lập hạng Nhất'), ('fatherland_defence_order_3', 'Huân chương Bảo vệ Tổ quốc hạng Ba'), ('courage_order', 'Huân chương Dũng cảm'), ('great_unity_order', 'Huân chương Đại đoàn kết dân tộc'), ('youth_volunteer_medal', 'Huy chương Thanh niên xung phong vẻ vang'), ('labor_hero', 'Anh hùng Lao động'), ('heroic_vietnamese_mother', 'Bà mẹ Việt Nam anh hùng')], max_length=60)),
                        ('merit', models.CharField(choices=[('merit', 'công trạng'), ('unexpected', 'đột xuất'), ('movement', 'chuyên đề'), ('dedication', 'quá trình cống hiến'), ('service', 'niên hạn'), ('external', 'đối ngoại')], default='merit', max_length=12)),
                        ('first_year', models.PositiveSmallIntegerField()),
                        ('last_year', models.PositiveSmallIntegerField()),
                        ('deed', models.CharField(blank=True, max_length=500)),
                        ('decision_number', models.CharField(max_length=60)),
                        ('decided_on', models.DateField()),
                        ('decided_by', models.CharField(max_length=200)),
                        ('name_then', models.CharField(max_length=200)),
                        ('unit_then', models.CharField(blank=True, max_length=300)),
                        ('state', models.CharField(choices=[('in_force', 'Có hiệu lực'), ('cancelled', 'Đã hủy bỏ'), ('stripped', 'Đã tước'), ('restored', 'Đã phục hồi')], default='in_force', max_length=10)),
                        ('state_decision', models.CharField(blank=True, max_length=300)),
                        ('state_on', models.DateField(blank=True, null=True)),
                        ('search_key', models.CharField(editable=False, max_length=700)),
                        ('dossier', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='honours', to='commendation.dossier')),
                        ('organisation', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='directory.organisation')),
                        ('person', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='directory.person')),
                    ],
                    options={
                        'ordering': ('-decided_on', 'code'),
                        'indexes': [models.Index(fields=['person', 'award'], name='honour_person'), models.Index(fields=['organisation', 'award'], name='honour_organisation'), models.Index(fields=['last_year', 'award'], name='honour_year')],
                        'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('person', None), models.Q(('organisation', None), _negated=True)), models.Q(models.Q(('person', None), _negated=True), ('organisation', None)), _connector='OR'), name='honour_of_one'), models.CheckConstraint(condition=models.Q(('last_year__gte', models.F('first_year'))), name='honour_years_in_order'), models.UniqueConstraint(fields=('person', 'award', 'decision_number', 'decided_on'), name='honour_person_once'), models.UniqueConstraint(fields=('organisation', 'award', 'decision_number', 'decided_on'), name='honour_organisation_once'), models.CheckConstraint(condition=models.Q(('state', 'in_force'), models.Q(models.Q(('state_decision', ''), _negated=True), models.Q(('state_on', None), _negated=True)), _connector='OR'), name='honour_change_has_decision'), models.CheckConstraint(condition=models.Q(('award__in', ['advanced_worker', 'advanced_soldier', 'grassroots_emulation_fighter', 'provincial_emulation_fighter', 'ministerial_emulation_fighter', 'national_emulation_fighter', 'advanced_labor_collective', 'advanced_unit', 'excellent_labor_collective', 'determined_to_win_unit', 'provincial_emulation_flag', 'ministerial_emulation_flag', 'government_emulation_flag', 'exemplary_commune', 'cultural_village', 'cultural_family', 'merit_certificate_commune_chair', 'merit_certificate_provincial_department', 'merit_certificate_legal_entity', 'merit_certificate_enterprise', 'merit_certificate_district_chair', 'commendation_province', 'commendation_ministry', 'commendation_prime_minister', 'commemorative_medal_province_ministry', 'labor_order_3', 'labor_order_2', 'labor_order_1', 'independence_order_3', 'independence_order_2', 'independence_order_1', 'fatherland_defence_order_3', 'courage_order', 'great_unity_order', 'youth_volunteer_medal', 'labor_hero', 'heroic_vietnamese_mother'])), name='honour_award_known'), models.CheckConstraint(condition=models.Q(('merit__in', ['merit', 'unexpected', 'movement', 'dedication', 'service', 'external'])), name='honour_merit_known'), models.CheckConstraint(condition=models.Q(('subject_kind__in', ['individual', 'collective', 'household', 'commune', 'village', 'enterprise'])), name='honour_subject_known'), models.CheckConstraint(condition=models.Q(('state__in', ['in_force', 'cancelled', 'stripped', 'restored'])), name='honour_state_known')],
                    },
                ),
                migrations.CreateModel(
                    name='FundLine',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('kind', models.CharField(choices=[('budget', 'Trích từ ngân sách'), ('contribution', 'Đóng góp'), ('carried_over', 'Kết dư năm trước'), ('promise', 'Giữ chỗ theo quyết định'), ('release', 'Giải phóng giữ chỗ'), ('bonus', 'Chi tiền thưởng'), ('objects', 'Chi hiện vật'), ('organising', 'Chi tổ chức phong trào'), ('recovery', 'Thu hồi tiền thưởng')], max_length=12)),
                        ('amount', models.PositiveBigIntegerField()),
                        ('on', models.DateField()),
                        ('about', models.CharField(blank=True, max_length=300)),
                        ('fund', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='lines', to='commendation.fund')),
                        ('honour', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='fund_lines', to='commendation.honour')),
                    ],
                    options={
                        'ordering': ('on', 'id'),
                        'constraints': [models.CheckConstraint(condition=models.Q(('amount__gt', 0)), name='fund_line_moves_money')],
                    },
                ),
                migrations.CreateModel(
                    name='Initiative',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('code', models.CharField(max_length=24, unique=True)),
                        ('title', models.CharField(max_length=500)),
                        ('year', models.PositiveSmallIntegerField()),
                        ('scope', models.CharField(choices=[('grassroots', 'cấp cơ sở'), ('ministry', 'cấp bộ'), ('province', 'cấp tỉnh'), ('national', 'toàn quốc')], max_length=12)),
                        ('recognised_by', models.CharField(max_length=200)),
                        ('decision', models.CharField(max_length=300)),
                    ],
                    options={
                        'ordering': ('-year', 'code'),
                        'constraints': [models.CheckConstraint(condition=models.Q(('scope__in', ['grassroots', 'ministry', 'province', 'national'])), name='initiative_scope_known')],
                    },
                ),
                migrations.CreateModel(
                    name='Authorship',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('share', models.PositiveSmallIntegerField(default=10000)),
                        ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='directory.person')),
                        ('served', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='initiatives', to='commendation.honour')),
                        ('initiative', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='authorships', to='commendation.initiative')),
                    ],
                    options={
                        'constraints': [models.UniqueConstraint(fields=('initiative', 'person'), name='authorship_once'), models.CheckConstraint(condition=models.Q(('share__gt', 0), ('share__lte', 10000)), name='authorship_share')],
                    },
                ),
                migrations.CreateModel(
                    name='LocalFigure',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('kind', models.CharField(choices=[('quota', 'Tỷ lệ, chỉ tiêu xét tặng'), ('share', 'Tỷ lệ tối thiểu'), ('deadline', 'Thời hạn giải quyết'), ('limits', 'Giới hạn quỹ')], max_length=10)),
                        ('value', models.JSONField()),
                        ('valid_from', models.DateField()),
                        ('valid_to', models.DateField(blank=True, null=True)),
                        ('source', models.CharField(max_length=300)),
                        ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='directory.organisation')),
                    ],
                    options={
                        'ordering': ('kind', '-valid_from', 'id'),
                        'constraints': [models.CheckConstraint(condition=models.Q(('valid_to', None), ('valid_to__gt', models.F('valid_from')), _connector='OR'), name='local_figure_valid_span'), models.CheckConstraint(condition=models.Q(('kind__in', ['quota', 'share', 'deadline', 'limits'])), name='local_figure_kind_known')],
                    },
                ),
                migrations.CreateModel(
                    name='Penalty',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('level', models.PositiveSmallIntegerField(choices=[(1, 'khiển trách'), (2, 'cảnh cáo'), (3, 'hạ bậc lương'), (4, 'giáng chức'), (5, 'cách chức'), (6, 'buộc thôi việc')])),
                        ('decided_on', models.DateField()),
                        ('ended_on', models.DateField(blank=True, null=True)),
                        ('decision', models.CharField(max_length=300)),
                        ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='directory.person')),
                    ],
                    options={
                        'ordering': ('-decided_on',),
                        'constraints': [models.CheckConstraint(condition=models.Q(('level__in', [1, 2, 3, 4, 5, 6])), name='penalty_level_known'), models.CheckConstraint(condition=models.Q(('ended_on', None), ('ended_on__gte', models.F('decided_on')), _connector='OR'), name='penalty_ends_after_decision')],
                    },
                ),
                migrations.CreateModel(
                    name='RuleConfirmation',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('rule', models.CharField(max_length=80, unique=True)),
                        ('source', models.CharField(max_length=500)),
                        ('note', models.TextField(blank=True)),
                        ('confirmed_on', models.DateField()),
                        ('confirmed_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ],
                    options={
                        'ordering': ('rule',),
                    },
                ),
                migrations.CreateModel(
                    name='YearRating',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('year', models.PositiveSmallIntegerField()),
                        ('rating', models.PositiveSmallIntegerField(choices=[(0, 'không hoàn thành nhiệm vụ'), (1, 'hoàn thành nhiệm vụ'), (2, 'hoàn thành tốt nhiệm vụ'), (3, 'hoàn thành xuất sắc nhiệm vụ')])),
                        ('source', models.CharField(blank=True, max_length=300)),
                        ('organisation', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='directory.organisation')),
                        ('person', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='directory.person')),
                    ],
                    options={
                        'ordering': ('-year',),
                        'indexes': [models.Index(fields=['year', 'rating'], name='rating_year')],
                        'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('person', None), models.Q(('organisation', None), _negated=True)), models.Q(models.Q(('person', None), _negated=True), ('organisation', None)), _connector='OR'), name='rating_of_one'), models.UniqueConstraint(fields=('person', 'year'), name='rating_person_year'), models.UniqueConstraint(fields=('organisation', 'year'), name='rating_organisation_year'), models.CheckConstraint(condition=models.Q(('rating__in', [0, 1, 2, 3])), name='rating_known')],
                    },
                ),
            ],
        ),
    ]
