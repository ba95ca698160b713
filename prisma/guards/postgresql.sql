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

-- Search: words of a claim, made by the application. PostgreSQL's own parser would split or drop some, by the libraries that
-- it runs on. No text that the application writes is cut here; texts and words that came earlier may be longer than a
-- vector can hold.
CREATE OR REPLACE FUNCTION claimdesk_words("text" text) RETURNS tsvector LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
BEGIN
  RETURN (
    SELECT COALESCE(string_agg('''' || left(w."word", 255) || ''':' || w."place", ' '), '')
    FROM unnest(string_to_array(left("text", 250000), ' ')) WITH ORDINALITY AS w("word", "place") WHERE w."word" <> ''
  )::tsvector;
END $$;
ALTER TABLE "Claim" ADD COLUMN IF NOT EXISTS "searchVector" tsvector GENERATED ALWAYS AS (claimdesk_words("searchText")) STORED;
CREATE INDEX IF NOT EXISTS "Claim_searchVector_idx" ON "Claim" USING gin ("searchVector");
-- Of a column that was just made nothing is known, and nobody gathers it after such a rewrite: a million claims would be
-- walked for a rare word.
ANALYZE "Claim";
