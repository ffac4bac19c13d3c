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
USER node
EXPOSE 3000
CMD ["node", "scripts/run.js", "serve"]
