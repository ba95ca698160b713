-- DropIndex
DROP INDEX "Link_targetId_idx";

-- AlterTable
ALTER TABLE "Proposal" ADD COLUMN "blind" BOOLEAN;
ALTER TABLE "Proposal" ADD COLUMN "reviewVerdict" TEXT;

-- CreateTable
CREATE TABLE "Comment" (
    "id" TEXT NOT NULL PRIMARY KEY,
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
    CONSTRAINT "Comment_claimId_fkey" FOREIGN KEY ("claimId") REFERENCES "Claim" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Publication" (
    "id" TEXT NOT NULL PRIMARY KEY,
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
    CONSTRAINT "Publication_claimId_fkey" FOREIGN KEY ("claimId") REFERENCES "Claim" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "WorkLease" (
    "claimId" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "personId" INTEGER NOT NULL,
    "takenAt" TEXT NOT NULL,
    "expiresAt" TEXT NOT NULL
);

-- CreateTable
CREATE TABLE "WorkNotification" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "personId" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "claimId" INTEGER NOT NULL,
    "eventSeq" INTEGER NOT NULL,
    "at" TEXT NOT NULL,
    "readAt" TEXT
);

-- RedefineTables
PRAGMA defer_foreign_keys=ON;
PRAGMA foreign_keys=OFF;
CREATE TABLE "new_Claim" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
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
    "stageSince" TEXT NOT NULL,
    "urgencyRank" INTEGER NOT NULL
);
INSERT INTO "new_Claim" ("assigneeId", "claimHash", "contentHash", "dueAt", "eventDate", "eventFrom", "eventTo", "id", "kind", "language", "lastSignedAt", "lastVerdict", "place", "placeKey", "provisionalUntil", "reason", "recheckAt", "recordedAt", "recordedBy", "revision", "searchText", "signedRevision", "stage", "staleAfter", "standing", "statement", "updatedAt", "urgency", "use", "verdict", "stageSince", "urgencyRank") SELECT "assigneeId", "claimHash", "contentHash", "dueAt", "eventDate", "eventFrom", "eventTo", "id", "kind", "language", "lastSignedAt", "lastVerdict", "place", "placeKey", "provisionalUntil", "reason", "recheckAt", "recordedAt", "recordedBy", "revision", "searchText", "signedRevision", "stage", "staleAfter", "standing", "statement", "updatedAt", "urgency", "use", "verdict", "recordedAt", CASE "urgency" WHEN 'now' THEN 0 WHEN 'high' THEN 1 ELSE 2 END FROM "Claim";
DROP TABLE "Claim";
ALTER TABLE "new_Claim" RENAME TO "Claim";
CREATE INDEX "Claim_updatedAt_id_idx" ON "Claim"("updatedAt", "id");
CREATE INDEX "Claim_eventFrom_id_idx" ON "Claim"("eventFrom", "id");
CREATE INDEX "Claim_stage_id_idx" ON "Claim"("stage", "id");
CREATE INDEX "Claim_stage_urgencyRank_id_idx" ON "Claim"("stage", "urgencyRank", "id");
CREATE INDEX "Claim_stage_stageSince_idx" ON "Claim"("stage", "stageSince");
CREATE INDEX "Claim_verdict_id_idx" ON "Claim"("verdict", "id");
CREATE INDEX "Claim_standing_id_idx" ON "Claim"("standing", "id");
CREATE INDEX "Claim_standing_updatedAt_idx" ON "Claim"("standing", "updatedAt");
CREATE INDEX "Claim_assigneeId_stage_urgencyRank_id_idx" ON "Claim"("assigneeId", "stage", "urgencyRank", "id");
CREATE INDEX "Claim_placeKey_idx" ON "Claim"("placeKey");
CREATE INDEX "Claim_urgencyRank_id_idx" ON "Claim"("urgencyRank", "id");
CREATE INDEX "Claim_signedRevision_idx" ON "Claim"("signedRevision");
CREATE INDEX "Claim_staleAfter_idx" ON "Claim"("staleAfter");
CREATE INDEX "Claim_recheckAt_idx" ON "Claim"("recheckAt");
CREATE INDEX "Claim_provisionalUntil_idx" ON "Claim"("provisionalUntil");
CREATE INDEX "Claim_dueAt_idx" ON "Claim"("dueAt");
PRAGMA foreign_keys=ON;
PRAGMA defer_foreign_keys=OFF;

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
CREATE INDEX "Link_targetId_type_idx" ON "Link"("targetId", "type");

-- CreateIndex
CREATE INDEX "Proposal_proposerId_outcome_idx" ON "Proposal"("proposerId", "outcome");

-- CreateIndex
CREATE INDEX "SignOff_signerId_proposerId_at_idx" ON "SignOff"("signerId", "proposerId", "at");

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

-- Search: words of a claim, already folded by the application.
DROP TRIGGER IF EXISTS "Claim_search_insert";
DROP TRIGGER IF EXISTS "Claim_search_update";
CREATE VIRTUAL TABLE IF NOT EXISTS "ClaimSearch" USING fts5("searchText", content='Claim', content_rowid='id', tokenize='unicode61 remove_diacritics 0', prefix='2 3');
INSERT INTO "ClaimSearch"("ClaimSearch") VALUES ('rebuild');
CREATE TRIGGER "Claim_search_insert" AFTER INSERT ON "Claim" BEGIN
  INSERT INTO "ClaimSearch"(rowid, "searchText") VALUES (NEW."id", NEW."searchText");
END;
CREATE TRIGGER "Claim_search_update" AFTER UPDATE OF "searchText" ON "Claim" WHEN NEW."searchText" IS NOT OLD."searchText" BEGIN
  INSERT INTO "ClaimSearch"("ClaimSearch", rowid, "searchText") VALUES ('delete', OLD."id", OLD."searchText");
  INSERT INTO "ClaimSearch"(rowid, "searchText") VALUES (NEW."id", NEW."searchText");
END;
