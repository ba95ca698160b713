-- CreateTable
CREATE TABLE "WorkRenaming" (
    "sourceId" INTEGER NOT NULL,
    "below" INTEGER NOT NULL,

    CONSTRAINT "WorkRenaming_pkey" PRIMARY KEY ("sourceId")
);

-- CreateIndex
CREATE INDEX "Figure_countedById_claimId_idx" ON "Figure"("countedById", "claimId");

-- Older claims of sources that changed before may still be found by their former names alone.
INSERT INTO "WorkRenaming" ("sourceId", "below")
SELECT "id", (SELECT COALESCE(MAX("id"), 0) + 1 FROM "Claim") FROM "Source" WHERE "revision" > 1;

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
