FROM python:3.11-slim

ENV PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1 PIP_NO_CACHE_DIR=1

# What the newsroom keeps lives in /var/newsroom; the code is not writable by it.
RUN useradd --system --create-home --home-dir /home/newsroom newsroom \
    && install -d -o newsroom -g newsroom /var/newsroom
ENV NEWSROOM_VAR=/var/newsroom

WORKDIR /srv/newsroom
COPY requirements.txt .
RUN pip install --requirement requirements.txt
COPY . .

USER newsroom
EXPOSE 8000
CMD ["gunicorn", "newsroom.wsgi", "--bind", "0.0.0.0:8000", "--threads", "8"]
