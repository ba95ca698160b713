-- DropIndex
DROP INDEX "Claim_assigneeId_stage_idx";

-- DropIndex
DROP INDEX "Claim_urgency_id_idx";

-- DropIndex
DROP INDEX "Link_targetId_idx";

-- AlterTable
ALTER TABLE "Claim" ADD COLUMN     "stageSince" TEXT,
ADD COLUMN     "urgencyRank" INTEGER;
UPDATE "Claim" SET "stageSince" = "recordedAt", "urgencyRank" = CASE "urgency" WHEN 'now' THEN 0 WHEN 'high' THEN 1 ELSE 2 END;
ALTER TABLE "Claim" ALTER COLUMN "stageSince" SET NOT NULL,
ALTER COLUMN "urgencyRank" SET NOT NULL;

-- AlterTable
ALTER TABLE "Proposal" ADD COLUMN     "blind" BOOLEAN,
ADD COLUMN     "reviewVerdict" TEXT;

-- CreateTable
CREATE TABLE "Comment" (
    "id" TEXT NOT NULL,
    "claimId" INTEGER NOT NULL,
    "about" TEXT NOT NULL,
    "aboutId" TEXT,
    "replyTo" TEXT,
    "authorId" INTEGER NOT NULL,
    "at" TEXT NOT NULL,
    "text" TEXT,
    "resolvedAt" TEXT,
    "resolvedBy" INTEGER,
    "salt" TEXT NOT NULL,

    CONSTRAINT "Comment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Publication" (
    "id" TEXT NOT NULL,
    "claimId" INTEGER NOT NULL,
    "url" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "publishedAt" TEXT,
    "revision" INTEGER NOT NULL,
    "verdict" TEXT NOT NULL,
    "recordedBy" INTEGER NOT NULL,
    "recordedAt" TEXT NOT NULL,
    "assigneeId" INTEGER,
    "agreedVerdict" TEXT NOT NULL,
    "agreedStale" TEXT,
    "doneAt" TEXT,
    "doneBy" INTEGER,
    "withdrawnAt" TEXT,

    CONSTRAINT "Publication_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "WorkLease" (
    "claimId" INTEGER NOT NULL,
    "personId" INTEGER NOT NULL,
    "takenAt" TEXT NOT NULL,
    "expiresAt" TEXT NOT NULL,

    CONSTRAINT "WorkLease_pkey" PRIMARY KEY ("claimId")
);

-- CreateTable
CREATE TABLE "WorkNotification" (
    "id" SERIAL NOT NULL,
    "personId" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "claimId" INTEGER NOT NULL,
    "eventSeq" INTEGER NOT NULL,
    "at" TEXT NOT NULL,
    "readAt" TEXT,

    CONSTRAINT "WorkNotification_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "Comment_claimId_id_idx" ON "Comment"("claimId", "id");

-- CreateIndex
CREATE INDEX "Publication_claimId_idx" ON "Publication"("claimId");

-- CreateIndex
CREATE INDEX "Publication_url_idx" ON "Publication"("url");

-- CreateIndex
CREATE INDEX "Publication_assigneeId_idx" ON "Publication"("assigneeId");

-- CreateIndex
CREATE INDEX "WorkLease_expiresAt_idx" ON "WorkLease"("expiresAt");

-- CreateIndex
CREATE INDEX "WorkNotification_personId_readAt_id_idx" ON "WorkNotification"("personId", "readAt", "id");

-- CreateIndex
CREATE UNIQUE INDEX "WorkNotification_personId_kind_claimId_eventSeq_key" ON "WorkNotification"("personId", "kind", "claimId", "eventSeq");

-- CreateIndex
CREATE INDEX "Claim_stage_urgencyRank_id_idx" ON "Claim"("stage", "urgencyRank", "id");

-- CreateIndex
CREATE INDEX "Claim_stage_stageSince_idx" ON "Claim"("stage", "stageSince");

-- CreateIndex
CREATE INDEX "Claim_standing_updatedAt_idx" ON "Claim"("standing", "updatedAt");

-- CreateIndex
CREATE INDEX "Claim_assigneeId_stage_urgencyRank_id_idx" ON "Claim"("assigneeId", "stage", "urgencyRank", "id");

-- CreateIndex
CREATE INDEX "Claim_urgencyRank_id_idx" ON "Claim"("urgencyRank", "id");

-- CreateIndex
CREATE INDEX "Claim_staleAfter_idx" ON "Claim"("staleAfter");

-- CreateIndex
CREATE INDEX "Claim_recheckAt_idx" ON "Claim"("recheckAt");

-- CreateIndex
CREATE INDEX "Claim_provisionalUntil_idx" ON "Claim"("provisionalUntil");

-- CreateIndex
CREATE INDEX "Claim_dueAt_idx" ON "Claim"("dueAt");

-- CreateIndex
CREATE INDEX "Link_targetId_type_idx" ON "Link"("targetId", "type");

-- CreateIndex
CREATE INDEX "Proposal_proposerId_outcome_idx" ON "Proposal"("proposerId", "outcome");

-- CreateIndex
CREATE INDEX "SignOff_signerId_proposerId_at_idx" ON "SignOff"("signerId", "proposerId", "at");

-- AddForeignKey
ALTER TABLE "Comment" ADD CONSTRAINT "Comment_claimId_fkey" FOREIGN KEY ("claimId") REFERENCES "Claim"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Publication" ADD CONSTRAINT "Publication_claimId_fkey" FOREIGN KEY ("claimId") REFERENCES "Claim"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

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
