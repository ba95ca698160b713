-- Words were split at marks, which many scripts write vowels with: the index is made anew, with its tokeniser, below.
DROP TRIGGER IF EXISTS "Claim_search_insert";
DROP TRIGGER IF EXISTS "Claim_search_update";
DROP TABLE IF EXISTS "ClaimWords";
DROP TABLE IF EXISTS "ClaimSearch";

-- Guards: what the database itself refuses, and the search index. Idempotent; appended to every migration.

DROP TRIGGER IF EXISTS "Event_no_update";
CREATE TRIGGER "Event_no_update" BEFORE UPDATE ON "Event" BEGIN SELECT RAISE(ABORT, 'append-only: Event'); END;
DROP TRIGGER IF EXISTS "Event_no_delete";
CREATE TRIGGER "Event_no_delete" BEFORE DELETE ON "Event" BEGIN SELECT RAISE(ABORT, 'append-only: Event'); END;
DROP TRIGGER IF EXISTS "Revision_no_update";
CREATE TRIGGER "Revision_no_update" BEFORE UPDATE ON "Revision" BEGIN SELECT RAISE(ABORT, 'append-only: Revision'); END;
DROP TRIGGER IF EXISTS "Revision_no_delete";
CREATE TRIGGER "Revision_no_delete" BEFORE DELETE ON "Revision" BEGIN SELECT RAISE(ABORT, 'append-only: Revision'); END;
DROP TRIGGER IF EXISTS "SignOff_no_update";
CREATE TRIGGER "SignOff_no_update" BEFORE UPDATE ON "SignOff" BEGIN SELECT RAISE(ABORT, 'append-only: SignOff'); END;
DROP TRIGGER IF EXISTS "SignOff_no_delete";
CREATE TRIGGER "SignOff_no_delete" BEFORE DELETE ON "SignOff" BEGIN SELECT RAISE(ABORT, 'append-only: SignOff'); END;

-- A text may only be taken away (redaction), never changed.
DROP TRIGGER IF EXISTS "RevisionText_only_redacted";
CREATE TRIGGER "RevisionText_only_redacted" BEFORE UPDATE ON "RevisionText"
WHEN NEW."text" IS NOT NULL OR NEW."recordType" IS NOT OLD."recordType" OR NEW."recordId" IS NOT OLD."recordId" OR NEW."number" IS NOT OLD."number"
BEGIN SELECT RAISE(ABORT, 'append-only: RevisionText'); END;
DROP TRIGGER IF EXISTS "RevisionText_no_delete";
CREATE TRIGGER "RevisionText_no_delete" BEFORE DELETE ON "RevisionText" BEGIN SELECT RAISE(ABORT, 'append-only: RevisionText'); END;
DROP TRIGGER IF EXISTS "DocumentText_only_redacted";
CREATE TRIGGER "DocumentText_only_redacted" BEFORE UPDATE ON "DocumentText"
WHEN NEW."text" IS NOT NULL OR NEW."sha256" IS NOT OLD."sha256" OR NEW."length" IS NOT OLD."length"
BEGIN SELECT RAISE(ABORT, 'append-only: DocumentText'); END;
DROP TRIGGER IF EXISTS "DocumentText_no_delete";
CREATE TRIGGER "DocumentText_no_delete" BEFORE DELETE ON "DocumentText" BEGIN SELECT RAISE(ABORT, 'append-only: DocumentText'); END;

-- Separation of duties: nobody signs off what they proposed, or what they restated since the sign-off before.
DROP TRIGGER IF EXISTS "SignOff_second_person";
CREATE TRIGGER "SignOff_second_person" BEFORE INSERT ON "SignOff"
WHEN NEW."signerId" = NEW."proposerId"
  OR EXISTS (
    SELECT 1 FROM "Revision" r
    WHERE r."recordType" = 'claim' AND r."recordId" = NEW."claimId" AND r."restated" AND r."actorId" = NEW."signerId"
      AND r."number" > COALESCE((SELECT MAX(s."revision") FROM "SignOff" s WHERE s."claimId" = NEW."claimId"), 0)
  )
  OR NOT EXISTS (SELECT 1 FROM "Person" p WHERE p."id" = NEW."signerId" AND p."kind" = 'person' AND p."disabledAt" IS NULL)
BEGIN SELECT RAISE(ABORT, 'separation of duties: SignOff'); END;

-- Search: words of a claim, made by the application: only a space separates them, whatever signs SQLite takes for letters.
DROP TRIGGER IF EXISTS "Claim_search_insert";
DROP TRIGGER IF EXISTS "Claim_search_update";
CREATE VIRTUAL TABLE IF NOT EXISTS "ClaimSearch" USING fts5("searchText", content='Claim', content_rowid='id', tokenize='unicode61 remove_diacritics 0 categories ''L* M* N* P* S* C*''', prefix='2 3');
CREATE VIRTUAL TABLE IF NOT EXISTS "ClaimWords" USING fts5vocab('ClaimSearch', 'row');
INSERT INTO "ClaimSearch"("ClaimSearch") VALUES ('rebuild');
CREATE TRIGGER "Claim_search_insert" AFTER INSERT ON "Claim" BEGIN
  INSERT INTO "ClaimSearch"(rowid, "searchText") VALUES (NEW."id", NEW."searchText");
END;
CREATE TRIGGER "Claim_search_update" AFTER UPDATE OF "searchText" ON "Claim" WHEN NEW."searchText" IS NOT OLD."searchText" BEGIN
  INSERT INTO "ClaimSearch"("ClaimSearch", rowid, "searchText") VALUES ('delete', OLD."id", OLD."searchText");
  INSERT INTO "ClaimSearch"(rowid, "searchText") VALUES (NEW."id", NEW."searchText");
END;
