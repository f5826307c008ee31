import os

from django.core.wsgi import get_wsgi_application

from thidua.core import warming

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "thidua.settings")
application = get_wsgi_application()
warming.settle()
