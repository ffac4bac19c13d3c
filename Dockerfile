FROM node:24-slim
WORKDIR /service
ENV NODE_ENV=production
COPY package.json package-lock.json ./
RUN npm ci --ignore-scripts --omit=dev --omit=optional
COPY scripts/run.js scripts/source.js scripts/
COPY src src
COPY db/migrations db/migrations
COPY db/definitions.json db/definitions.json
COPY openapi openapi
# A volume that is put here is the service's to write.
RUN mkdir /data && chown node:node /data
USER node
ENV DATA_DIR=/data
EXPOSE 3000
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s --retries=3 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT ?? 3000}/health/ready`).then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "scripts/run.js", "serve"]
