FROM node:24-slim AS build
WORKDIR /service
COPY package.json package-lock.json ./
RUN npm ci --ignore-scripts --omit=optional
COPY tsconfig.json tsconfig.build.json ./
COPY scripts scripts
COPY src src
RUN node scripts/build.js

FROM node:24-slim
WORKDIR /service
ENV NODE_ENV=production
COPY package.json package-lock.json ./
RUN npm ci --ignore-scripts --omit=dev --omit=optional
COPY --from=build /service/dist dist
COPY db/migrations db/migrations
COPY db/definitions.json db/definitions.json
COPY openapi openapi
USER node
EXPOSE 3000
CMD ["node", "dist/commands/serve.js"]
