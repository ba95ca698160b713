-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateTable
CREATE TABLE "AuditHead" (
    "id" INTEGER NOT NULL,
    "seq" INTEGER NOT NULL,
    "at" TEXT NOT NULL,
    "hash" TEXT NOT NULL,

    CONSTRAINT "AuditHead_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Event" (
    "seq" INTEGER NOT NULL,
    "at" TEXT NOT NULL,
    "actorId" INTEGER NOT NULL,
    "action" TEXT NOT NULL,
    "subjectType" TEXT NOT NULL,
    "subjectId" INTEGER NOT NULL,
    "detail" TEXT NOT NULL,
    "prevHash" TEXT NOT NULL,
    "hash" TEXT NOT NULL,

    CONSTRAINT "Event_pkey" PRIMARY KEY ("seq")
);

-- CreateTable
CREATE TABLE "Revision" (
    "recordType" TEXT NOT NULL,
    "recordId" INTEGER NOT NULL,
    "number" INTEGER NOT NULL,
    "at" TEXT NOT NULL,
    "actorId" INTEGER NOT NULL,
    "eventSeq" INTEGER NOT NULL,
    "textHash" TEXT NOT NULL,
    "claimHash" TEXT,
    "contentHash" TEXT,
    "restated" BOOLEAN NOT NULL,

    CONSTRAINT "Revision_pkey" PRIMARY KEY ("recordType","recordId","number")
);

-- CreateTable
CREATE TABLE "RevisionText" (
    "recordType" TEXT NOT NULL,
    "recordId" INTEGER NOT NULL,
    "number" INTEGER NOT NULL,
    "text" TEXT,

    CONSTRAINT "RevisionText_pkey" PRIMARY KEY ("recordType","recordId","number")
);

-- CreateTable
CREATE TABLE "Person" (
    "id" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "email" TEXT,
    "role" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "passwordHash" TEXT,
    "disabledAt" TEXT,
    "revision" INTEGER NOT NULL,
    "updatedAt" TEXT NOT NULL,

    CONSTRAINT "Person_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "AccessToken" (
    "id" INTEGER NOT NULL,
    "personId" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "scopes" TEXT NOT NULL,
    "secretHash" TEXT NOT NULL,
    "createdAt" TEXT NOT NULL,
    "expiresAt" TEXT,
    "revokedAt" TEXT,
    "revision" INTEGER NOT NULL,
    "updatedAt" TEXT NOT NULL,

    CONSTRAINT "AccessToken_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Policy" (
    "id" INTEGER NOT NULL,
    "settings" TEXT NOT NULL,
    "revision" INTEGER NOT NULL,
    "updatedAt" TEXT NOT NULL,

    CONSTRAINT "Policy_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Source" (
    "id" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "nameKey" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "matchKey" TEXT,
    "side" TEXT,
    "reliability" TEXT,
    "parentId" INTEGER,
    "confidential" BOOLEAN NOT NULL,
    "recordedBy" INTEGER NOT NULL,
    "recordedAt" TEXT NOT NULL,
    "revision" INTEGER NOT NULL,
    "updatedAt" TEXT NOT NULL,
    "searchText" TEXT NOT NULL,

    CONSTRAINT "Source_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "SourceAlias" (
    "id" TEXT NOT NULL,
    "sourceId" INTEGER NOT NULL,
    "position" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "nameKey" TEXT NOT NULL,

    CONSTRAINT "SourceAlias_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "DocumentText" (
    "sha256" TEXT NOT NULL,
    "length" INTEGER NOT NULL,
    "text" TEXT,

    CONSTRAINT "DocumentText_pkey" PRIMARY KEY ("sha256")
);

-- CreateTable
CREATE TABLE "Document" (
    "id" INTEGER NOT NULL,
    "title" TEXT NOT NULL,
    "publisher" TEXT,
    "language" TEXT NOT NULL,
    "author" TEXT,
    "url" TEXT,
    "via" TEXT,
    "publishedAt" TEXT,
    "capturedAt" TEXT,
    "mediaType" TEXT NOT NULL,
    "textSha256" TEXT NOT NULL,
    "matchKey" TEXT NOT NULL,
    "earlierId" INTEGER,
    "recordedBy" INTEGER NOT NULL,
    "recordedAt" TEXT NOT NULL,
    "revision" INTEGER NOT NULL,
    "updatedAt" TEXT NOT NULL,
    "searchText" TEXT NOT NULL,

    CONSTRAINT "Document_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Claim" (
    "id" INTEGER NOT NULL,
    "statement" TEXT NOT NULL,
    "language" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "place" TEXT,
    "placeKey" TEXT,
    "eventDate" TEXT,
    "eventFrom" TEXT,
    "eventTo" TEXT,
    "urgency" TEXT NOT NULL,
    "dueAt" TEXT,
    "stage" TEXT NOT NULL,
    "assigneeId" INTEGER,
    "verdict" TEXT NOT NULL,
    "reason" TEXT,
    "use" TEXT,
    "standing" TEXT NOT NULL,
    "staleAfter" TEXT,
    "recheckAt" TEXT,
    "provisionalUntil" TEXT,
    "signedRevision" INTEGER,
    "lastVerdict" TEXT,
    "lastSignedAt" TEXT,
    "claimHash" TEXT NOT NULL,
    "contentHash" TEXT NOT NULL,
    "recordedBy" INTEGER NOT NULL,
    "recordedAt" TEXT NOT NULL,
    "revision" INTEGER NOT NULL,
    "updatedAt" TEXT NOT NULL,
    "searchText" TEXT NOT NULL,

    CONSTRAINT "Claim_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ClaimTopic" (
    "id" TEXT NOT NULL,
    "claimId" INTEGER NOT NULL,
    "position" INTEGER NOT NULL,
    "topic" TEXT NOT NULL,

    CONSTRAINT "ClaimTopic_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Attribution" (
    "id" TEXT NOT NULL,
    "claimId" INTEGER NOT NULL,
    "position" INTEGER NOT NULL,
    "chain" INTEGER NOT NULL,
    "step" INTEGER NOT NULL,
    "role" TEXT NOT NULL,
    "sourceId" INTEGER,
    "voice" TEXT NOT NULL,
    "channel" TEXT,
    "at" TEXT,
    "appearanceId" TEXT,

    CONSTRAINT "Attribution_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Appearance" (
    "id" TEXT NOT NULL,
    "claimId" INTEGER NOT NULL,
    "position" INTEGER NOT NULL,
    "documentId" INTEGER NOT NULL,
    "exact" TEXT NOT NULL,
    "startAt" INTEGER NOT NULL,
    "endAt" INTEGER NOT NULL,
    "outletCheck" TEXT NOT NULL,

    CONSTRAINT "Appearance_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Evidence" (
    "id" TEXT NOT NULL,
    "claimId" INTEGER NOT NULL,
    "position" INTEGER NOT NULL,
    "stance" TEXT NOT NULL,
    "sourceId" INTEGER,
    "originId" INTEGER,
    "url" TEXT,
    "documentId" INTEGER,
    "note" TEXT NOT NULL,
    "credibility" INTEGER,
    "authoritative" BOOLEAN NOT NULL,
    "visibility" TEXT NOT NULL,
    "sha256" TEXT,
    "addedBy" INTEGER NOT NULL,
    "addedAt" TEXT NOT NULL,
    "withdrawnAt" TEXT,

    CONSTRAINT "Evidence_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Figure" (
    "id" TEXT NOT NULL,
    "claimId" INTEGER NOT NULL,
    "position" INTEGER NOT NULL,
    "metric" TEXT NOT NULL,
    "value" DOUBLE PRECISION,
    "low" DOUBLE PRECISION,
    "high" DOUBLE PRECISION,
    "unit" TEXT,
    "qualifier" TEXT NOT NULL,
    "placeKey" TEXT,
    "asOf" TEXT,
    "period" TEXT,
    "countedById" INTEGER,
    "cumulative" BOOLEAN NOT NULL,

    CONSTRAINT "Figure_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Link" (
    "id" TEXT NOT NULL,
    "claimId" INTEGER NOT NULL,
    "position" INTEGER NOT NULL,
    "type" TEXT NOT NULL,
    "targetId" INTEGER NOT NULL,

    CONSTRAINT "Link_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Proposal" (
    "id" TEXT NOT NULL,
    "claimId" INTEGER NOT NULL,
    "proposerId" INTEGER NOT NULL,
    "at" TEXT NOT NULL,
    "revision" INTEGER NOT NULL,
    "verdict" TEXT NOT NULL,
    "reason" TEXT,
    "use" TEXT NOT NULL,
    "rationale" TEXT NOT NULL,
    "recheckAt" TEXT,
    "chainVerdicts" TEXT NOT NULL,
    "claimHash" TEXT NOT NULL,
    "contentHash" TEXT NOT NULL,
    "decisionHash" TEXT NOT NULL,
    "outcome" TEXT NOT NULL,
    "closedAt" TEXT,
    "closedBy" INTEGER,
    "openFor" INTEGER,
    "salt" TEXT NOT NULL,

    CONSTRAINT "Proposal_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "SignOff" (
    "id" TEXT NOT NULL,
    "claimId" INTEGER NOT NULL,
    "revision" INTEGER NOT NULL,
    "proposalId" TEXT NOT NULL,
    "proposerId" INTEGER NOT NULL,
    "signerId" INTEGER NOT NULL,
    "at" TEXT NOT NULL,
    "claimHash" TEXT NOT NULL,
    "contentHash" TEXT NOT NULL,
    "decisionHash" TEXT NOT NULL,

    CONSTRAINT "SignOff_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Note" (
    "id" TEXT NOT NULL,
    "claimId" INTEGER NOT NULL,
    "eventSeq" INTEGER NOT NULL,
    "text" TEXT,
    "salt" TEXT NOT NULL,

    CONSTRAINT "Note_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "WorkSession" (
    "tokenHash" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "personId" INTEGER NOT NULL,
    "agent" TEXT NOT NULL,
    "createdAt" TEXT NOT NULL,
    "lastSeenAt" TEXT NOT NULL,
    "expiresAt" TEXT NOT NULL,

    CONSTRAINT "WorkSession_pkey" PRIMARY KEY ("tokenHash")
);

-- CreateTable
CREATE TABLE "WorkInvitation" (
    "personId" INTEGER NOT NULL,
    "tokenHash" TEXT NOT NULL,
    "createdAt" TEXT NOT NULL,
    "expiresAt" TEXT NOT NULL,

    CONSTRAINT "WorkInvitation_pkey" PRIMARY KEY ("personId")
);

-- CreateTable
CREATE TABLE "WorkLimit" (
    "key" TEXT NOT NULL,
    "points" INTEGER NOT NULL,
    "expiresAt" TEXT,

    CONSTRAINT "WorkLimit_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "WorkRequest" (
    "actorId" INTEGER NOT NULL,
    "key" TEXT NOT NULL,
    "fingerprint" TEXT NOT NULL,
    "path" TEXT NOT NULL,
    "at" TEXT NOT NULL,

    CONSTRAINT "WorkRequest_pkey" PRIMARY KEY ("actorId","key")
);

-- CreateTable
CREATE TABLE "WorkAccess" (
    "id" SERIAL NOT NULL,
    "at" TEXT NOT NULL,
    "personId" INTEGER,
    "kind" TEXT NOT NULL,
    "path" TEXT,
    "address" TEXT,

    CONSTRAINT "WorkAccess_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "Event_subjectType_subjectId_seq_idx" ON "Event"("subjectType", "subjectId", "seq");

-- CreateIndex
CREATE INDEX "Event_actorId_seq_idx" ON "Event"("actorId", "seq");

-- CreateIndex
CREATE INDEX "Event_action_seq_idx" ON "Event"("action", "seq");

-- CreateIndex
CREATE INDEX "Revision_recordType_at_idx" ON "Revision"("recordType", "at");

-- CreateIndex
CREATE UNIQUE INDEX "Person_email_key" ON "Person"("email");

-- CreateIndex
CREATE UNIQUE INDEX "AccessToken_secretHash_key" ON "AccessToken"("secretHash");

-- CreateIndex
CREATE INDEX "AccessToken_personId_idx" ON "AccessToken"("personId");

-- CreateIndex
CREATE UNIQUE INDEX "Source_matchKey_key" ON "Source"("matchKey");

-- CreateIndex
CREATE INDEX "Source_parentId_idx" ON "Source"("parentId");

-- CreateIndex
CREATE INDEX "Source_side_idx" ON "Source"("side");

-- CreateIndex
CREATE INDEX "Source_updatedAt_id_idx" ON "Source"("updatedAt", "id");

-- CreateIndex
CREATE INDEX "SourceAlias_sourceId_idx" ON "SourceAlias"("sourceId");

-- CreateIndex
CREATE INDEX "SourceAlias_nameKey_idx" ON "SourceAlias"("nameKey");

-- CreateIndex
CREATE UNIQUE INDEX "Document_matchKey_key" ON "Document"("matchKey");

-- CreateIndex
CREATE INDEX "Document_textSha256_idx" ON "Document"("textSha256");

-- CreateIndex
CREATE INDEX "Document_earlierId_idx" ON "Document"("earlierId");

-- CreateIndex
CREATE INDEX "Document_updatedAt_id_idx" ON "Document"("updatedAt", "id");

-- CreateIndex
CREATE INDEX "Claim_updatedAt_id_idx" ON "Claim"("updatedAt", "id");

-- CreateIndex
CREATE INDEX "Claim_eventFrom_id_idx" ON "Claim"("eventFrom", "id");

-- CreateIndex
CREATE INDEX "Claim_stage_id_idx" ON "Claim"("stage", "id");

-- CreateIndex
CREATE INDEX "Claim_verdict_id_idx" ON "Claim"("verdict", "id");

-- CreateIndex
CREATE INDEX "Claim_standing_id_idx" ON "Claim"("standing", "id");

-- CreateIndex
CREATE INDEX "Claim_assigneeId_stage_idx" ON "Claim"("assigneeId", "stage");

-- CreateIndex
CREATE INDEX "Claim_placeKey_idx" ON "Claim"("placeKey");

-- CreateIndex
CREATE INDEX "Claim_urgency_id_idx" ON "Claim"("urgency", "id");

-- CreateIndex
CREATE INDEX "Claim_signedRevision_idx" ON "Claim"("signedRevision");

-- CreateIndex
CREATE INDEX "ClaimTopic_topic_claimId_idx" ON "ClaimTopic"("topic", "claimId");

-- CreateIndex
CREATE INDEX "ClaimTopic_claimId_idx" ON "ClaimTopic"("claimId");

-- CreateIndex
CREATE INDEX "Attribution_claimId_idx" ON "Attribution"("claimId");

-- CreateIndex
CREATE INDEX "Attribution_sourceId_claimId_idx" ON "Attribution"("sourceId", "claimId");

-- CreateIndex
CREATE INDEX "Appearance_claimId_idx" ON "Appearance"("claimId");

-- CreateIndex
CREATE INDEX "Appearance_documentId_startAt_idx" ON "Appearance"("documentId", "startAt");

-- CreateIndex
CREATE INDEX "Evidence_claimId_idx" ON "Evidence"("claimId");

-- CreateIndex
CREATE INDEX "Evidence_sourceId_claimId_idx" ON "Evidence"("sourceId", "claimId");

-- CreateIndex
CREATE INDEX "Evidence_originId_claimId_idx" ON "Evidence"("originId", "claimId");

-- CreateIndex
CREATE INDEX "Evidence_url_idx" ON "Evidence"("url");

-- CreateIndex
CREATE INDEX "Evidence_sha256_idx" ON "Evidence"("sha256");

-- CreateIndex
CREATE INDEX "Figure_claimId_idx" ON "Figure"("claimId");

-- CreateIndex
CREATE INDEX "Figure_metric_placeKey_idx" ON "Figure"("metric", "placeKey");

-- CreateIndex
CREATE INDEX "Link_claimId_idx" ON "Link"("claimId");

-- CreateIndex
CREATE INDEX "Link_targetId_idx" ON "Link"("targetId");

-- CreateIndex
CREATE UNIQUE INDEX "Proposal_openFor_key" ON "Proposal"("openFor");

-- CreateIndex
CREATE INDEX "Proposal_claimId_idx" ON "Proposal"("claimId");

-- CreateIndex
CREATE UNIQUE INDEX "Proposal_id_proposerId_key" ON "Proposal"("id", "proposerId");

-- CreateIndex
CREATE INDEX "SignOff_proposalId_proposerId_idx" ON "SignOff"("proposalId", "proposerId");

-- CreateIndex
CREATE UNIQUE INDEX "SignOff_claimId_revision_key" ON "SignOff"("claimId", "revision");

-- CreateIndex
CREATE UNIQUE INDEX "Note_eventSeq_key" ON "Note"("eventSeq");

-- CreateIndex
CREATE INDEX "Note_claimId_idx" ON "Note"("claimId");

-- CreateIndex
CREATE UNIQUE INDEX "WorkSession_id_key" ON "WorkSession"("id");

-- CreateIndex
CREATE INDEX "WorkSession_personId_idx" ON "WorkSession"("personId");

-- CreateIndex
CREATE UNIQUE INDEX "WorkInvitation_tokenHash_key" ON "WorkInvitation"("tokenHash");

-- CreateIndex
CREATE INDEX "WorkAccess_at_idx" ON "WorkAccess"("at");

-- AddForeignKey
ALTER TABLE "AccessToken" ADD CONSTRAINT "AccessToken_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Source" ADD CONSTRAINT "Source_parentId_fkey" FOREIGN KEY ("parentId") REFERENCES "Source"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SourceAlias" ADD CONSTRAINT "SourceAlias_sourceId_fkey" FOREIGN KEY ("sourceId") REFERENCES "Source"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Document" ADD CONSTRAINT "Document_textSha256_fkey" FOREIGN KEY ("textSha256") REFERENCES "DocumentText"("sha256") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Document" ADD CONSTRAINT "Document_earlierId_fkey" FOREIGN KEY ("earlierId") REFERENCES "Document"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ClaimTopic" ADD CONSTRAINT "ClaimTopic_claimId_fkey" FOREIGN KEY ("claimId") REFERENCES "Claim"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Attribution" ADD CONSTRAINT "Attribution_claimId_fkey" FOREIGN KEY ("claimId") REFERENCES "Claim"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Appearance" ADD CONSTRAINT "Appearance_claimId_fkey" FOREIGN KEY ("claimId") REFERENCES "Claim"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Appearance" ADD CONSTRAINT "Appearance_documentId_fkey" FOREIGN KEY ("documentId") REFERENCES "Document"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Evidence" ADD CONSTRAINT "Evidence_claimId_fkey" FOREIGN KEY ("claimId") REFERENCES "Claim"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Figure" ADD CONSTRAINT "Figure_claimId_fkey" FOREIGN KEY ("claimId") REFERENCES "Claim"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Link" ADD CONSTRAINT "Link_claimId_fkey" FOREIGN KEY ("claimId") REFERENCES "Claim"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Link" ADD CONSTRAINT "Link_targetId_fkey" FOREIGN KEY ("targetId") REFERENCES "Claim"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Proposal" ADD CONSTRAINT "Proposal_claimId_fkey" FOREIGN KEY ("claimId") REFERENCES "Claim"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SignOff" ADD CONSTRAINT "SignOff_claimId_fkey" FOREIGN KEY ("claimId") REFERENCES "Claim"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SignOff" ADD CONSTRAINT "SignOff_proposalId_proposerId_fkey" FOREIGN KEY ("proposalId", "proposerId") REFERENCES "Proposal"("id", "proposerId") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Note" ADD CONSTRAINT "Note_claimId_fkey" FOREIGN KEY ("claimId") REFERENCES "Claim"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "WorkSession" ADD CONSTRAINT "WorkSession_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "WorkInvitation" ADD CONSTRAINT "WorkInvitation_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Guards: what the database itself refuses, and the search index. Idempotent; appended to every migration.

CREATE OR REPLACE FUNCTION claimdesk_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION 'append-only: %', TG_TABLE_NAME; END $$;

CREATE OR REPLACE TRIGGER "Event_append_only" BEFORE UPDATE OR DELETE ON "Event" FOR EACH ROW EXECUTE FUNCTION claimdesk_append_only();
CREATE OR REPLACE TRIGGER "Event_no_truncate" BEFORE TRUNCATE ON "Event" EXECUTE FUNCTION claimdesk_append_only();
CREATE OR REPLACE TRIGGER "Revision_append_only" BEFORE UPDATE OR DELETE ON "Revision" FOR EACH ROW EXECUTE FUNCTION claimdesk_append_only();
CREATE OR REPLACE TRIGGER "Revision_no_truncate" BEFORE TRUNCATE ON "Revision" EXECUTE FUNCTION claimdesk_append_only();
CREATE OR REPLACE TRIGGER "SignOff_append_only" BEFORE UPDATE OR DELETE ON "SignOff" FOR EACH ROW EXECUTE FUNCTION claimdesk_append_only();
CREATE OR REPLACE TRIGGER "SignOff_no_truncate" BEFORE TRUNCATE ON "SignOff" EXECUTE FUNCTION claimdesk_append_only();

-- A text may only be taken away (redaction), never changed.
CREATE OR REPLACE TRIGGER "RevisionText_no_delete" BEFORE DELETE ON "RevisionText" FOR EACH ROW EXECUTE FUNCTION claimdesk_append_only();
CREATE OR REPLACE TRIGGER "RevisionText_no_truncate" BEFORE TRUNCATE ON "RevisionText" EXECUTE FUNCTION claimdesk_append_only();
CREATE OR REPLACE TRIGGER "RevisionText_only_redacted" BEFORE UPDATE ON "RevisionText" FOR EACH ROW
WHEN (NEW."text" IS NOT NULL OR (NEW."recordType", NEW."recordId", NEW."number") IS DISTINCT FROM (OLD."recordType", OLD."recordId", OLD."number"))
EXECUTE FUNCTION claimdesk_append_only();
CREATE OR REPLACE TRIGGER "DocumentText_no_delete" BEFORE DELETE ON "DocumentText" FOR EACH ROW EXECUTE FUNCTION claimdesk_append_only();
CREATE OR REPLACE TRIGGER "DocumentText_no_truncate" BEFORE TRUNCATE ON "DocumentText" EXECUTE FUNCTION claimdesk_append_only();
CREATE OR REPLACE TRIGGER "DocumentText_only_redacted" BEFORE UPDATE ON "DocumentText" FOR EACH ROW
WHEN (NEW."text" IS NOT NULL OR (NEW."sha256", NEW."length") IS DISTINCT FROM (OLD."sha256", OLD."length"))
EXECUTE FUNCTION claimdesk_append_only();

-- Separation of duties: nobody signs off what they proposed, or what they restated since the sign-off before.
CREATE OR REPLACE FUNCTION claimdesk_second_person() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW."signerId" = NEW."proposerId"
    OR EXISTS (
      SELECT 1 FROM "Revision" r
      WHERE r."recordType" = 'claim' AND r."recordId" = NEW."claimId" AND r."restated" AND r."actorId" = NEW."signerId"
        AND r."number" > COALESCE((SELECT MAX(s."revision") FROM "SignOff" s WHERE s."claimId" = NEW."claimId"), 0)
    )
    OR NOT EXISTS (SELECT 1 FROM "Person" p WHERE p."id" = NEW."signerId" AND p."kind" = 'person' AND p."disabledAt" IS NULL)
  THEN RAISE EXCEPTION 'separation of duties: SignOff'; END IF;
  RETURN NEW;
END $$;
CREATE OR REPLACE TRIGGER "SignOff_second_person" BEFORE INSERT ON "SignOff" FOR EACH ROW EXECUTE FUNCTION claimdesk_second_person();
ALTER TABLE "SignOff" DROP CONSTRAINT IF EXISTS "SignOff_second_person_check";
ALTER TABLE "SignOff" ADD CONSTRAINT "SignOff_second_person_check" CHECK ("signerId" <> "proposerId");

-- Search: words of a claim, already folded by the application.
ALTER TABLE "Claim" ADD COLUMN IF NOT EXISTS "searchVector" tsvector GENERATED ALWAYS AS (to_tsvector('simple', "searchText")) STORED;
CREATE INDEX IF NOT EXISTS "Claim_searchVector_idx" ON "Claim" USING gin ("searchVector");
