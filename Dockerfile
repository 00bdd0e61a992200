# The program with exactly the packages of requirements.lock; it runs as a user without rights.
FROM python:3.13.9-slim-bookworm

ENV PYTHONDONTWRITEBYTECODE=1 PYTHONUNBUFFERED=1 PIP_DISABLE_PIP_VERSION_CHECK=1
WORKDIR /srv/kingmaker

# PNG files are drawn here: letters, Chinese ones and emoji need fonts (docs/pictures.md).
RUN apt-get update \
  && apt-get install -y --no-install-recommends \
    fonts-noto-core fonts-noto-cjk fonts-noto-color-emoji \
  && rm -rf /var/lib/apt/lists/*

COPY requirements.lock ./
RUN pip install --no-cache-dir --require-hashes -r requirements.lock

COPY pyproject.toml README.md LICENSE NOTICE ./
COPY app ./app
COPY graph ./graph
COPY cypher ./cypher
COPY examples/eastern_telecom ./examples/eastern_telecom
RUN pip install --no-cache-dir --no-build-isolation --no-deps . \
  && useradd --create-home --uid 10001 kingmaker \
  && mkdir /reports && chown kingmaker /reports

USER kingmaker
EXPOSE 8000
ENTRYPOINT ["kingmaker"]
CMD ["serve", "--host", "0.0.0.0"]
