-- CreateTable
CREATE TABLE "SigningKey" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "key" TEXT NOT NULL,
    "sealed" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "SigningKey_pkey" PRIMARY KEY ("id")
);

-- What Prisma's schema cannot say.

ALTER TABLE "SigningKey" ADD CONSTRAINT "SigningKey_is_one" CHECK ("id" = 1);
