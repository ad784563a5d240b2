FROM python:3.11-slim

ENV PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1 PIP_NO_CACHE_DIR=1

# Uploads live below /var/newsroom; the code is not writable by who runs it.
ENV NEWSROOM_VAR=/var/newsroom
RUN useradd --system --create-home newsroom \
    && install -d -o newsroom -g newsroom \
        /var/newsroom /var/newsroom/media /var/newsroom/private

WORKDIR /srv/newsroom
COPY requirements.txt .
RUN pip install --requirement requirements.txt
COPY . .

USER newsroom
# The key signs nothing here: settings do not load without one.
RUN SECRET_KEY=only-to-collect-static-files DATABASE_URL=sqlite://:memory: \
    python manage.py collectstatic --noinput
EXPOSE 8000
CMD ["gunicorn", "newsroom.wsgi", "--bind", "0.0.0.0:8000", "--threads", "8"]
