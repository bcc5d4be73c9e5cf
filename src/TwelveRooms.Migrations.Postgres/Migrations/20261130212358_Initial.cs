using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace TwelveRooms.Migrations.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "access_account_secrets",
                columns: table => new
                {
                    Person = table.Column<Guid>(type: "uuid", nullable: false),
                    PassphraseHash = table.Column<string>(type: "text", nullable: false),
                    AuthenticatorKey = table.Column<string>(type: "text", nullable: true),
                    LastStep = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_access_account_secrets", x => x.Person);
                });

            migrationBuilder.CreateTable(
                name: "access_accounts",
                columns: table => new
                {
                    Person = table.Column<Guid>(type: "uuid", nullable: false),
                    SignInName = table.Column<string>(type: "text", nullable: false),
                    FoldedName = table.Column<string>(type: "text", nullable: false),
                    MadeAt = table.Column<long>(type: "bigint", nullable: false),
                    PassphraseSetAt = table.Column<long>(type: "bigint", nullable: false),
                    AuthenticatorSince = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_access_accounts", x => x.Person);
                });

            migrationBuilder.CreateTable(
                name: "access_passes",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    SecretHash = table.Column<byte[]>(type: "bytea", nullable: false),
                    Kind = table.Column<int>(type: "integer", nullable: false),
                    Person = table.Column<Guid>(type: "uuid", nullable: true),
                    Unit = table.Column<int>(type: "integer", nullable: true),
                    Role = table.Column<string>(type: "text", nullable: true),
                    Label = table.Column<string>(type: "text", nullable: false),
                    MadeBy = table.Column<string>(type: "text", nullable: false),
                    MadeAt = table.Column<long>(type: "bigint", nullable: false),
                    ExpiresAt = table.Column<long>(type: "bigint", nullable: false),
                    EndedAt = table.Column<long>(type: "bigint", nullable: true),
                    Proof = table.Column<int>(type: "integer", nullable: false),
                    ProvedAt = table.Column<long>(type: "bigint", nullable: true),
                    IsShared = table.Column<bool>(type: "boolean", nullable: false),
                    Tries = table.Column<short>(type: "smallint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_access_passes", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "access_passkey_keys",
                columns: table => new
                {
                    Passkey = table.Column<Guid>(type: "uuid", nullable: false),
                    Person = table.Column<Guid>(type: "uuid", nullable: false),
                    CredentialId = table.Column<byte[]>(type: "bytea", nullable: false),
                    PublicKey = table.Column<byte[]>(type: "bytea", nullable: false),
                    SignCount = table.Column<long>(type: "bigint", nullable: false),
                    Transports = table.Column<string>(type: "text", nullable: false),
                    IsBackupEligible = table.Column<bool>(type: "boolean", nullable: false),
                    IsBackedUp = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_access_passkey_keys", x => x.Passkey);
                });

            migrationBuilder.CreateTable(
                name: "access_passkeys",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Person = table.Column<Guid>(type: "uuid", nullable: false),
                    Name = table.Column<string>(type: "text", nullable: false),
                    AddedAt = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_access_passkeys", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "access_recovery_codes",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Person = table.Column<Guid>(type: "uuid", nullable: false),
                    Hash = table.Column<byte[]>(type: "bytea", nullable: false),
                    UsedAt = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_access_recovery_codes", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "access_roles",
                columns: table => new
                {
                    Key = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Name = table.Column<string>(type: "text", nullable: false),
                    Description = table.Column<string>(type: "text", nullable: false),
                    Tier = table.Column<string>(type: "text", nullable: false),
                    Rights = table.Column<string>(type: "text", nullable: false),
                    IsProgrammeWide = table.Column<bool>(type: "boolean", nullable: false),
                    IsPrivileged = table.Column<bool>(type: "boolean", nullable: false),
                    Holder = table.Column<string>(type: "text", nullable: false),
                    HeldOn = table.Column<string>(type: "text", nullable: false),
                    Gives = table.Column<string>(type: "text", nullable: false),
                    IsShipped = table.Column<bool>(type: "boolean", nullable: false),
                    Place = table.Column<int>(type: "integer", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_access_roles", x => x.Key);
                });

            migrationBuilder.CreateTable(
                name: "access_spent_questions",
                columns: table => new
                {
                    Hash = table.Column<byte[]>(type: "bytea", nullable: false),
                    SpentAt = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_access_spent_questions", x => x.Hash);
                });

            migrationBuilder.CreateTable(
                name: "measures_changes",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Measure = table.Column<int>(type: "integer", nullable: false),
                    From = table.Column<int>(type: "integer", nullable: false),
                    WayBefore = table.Column<int>(type: "integer", nullable: false),
                    WayAfter = table.Column<int>(type: "integer", nullable: false),
                    DefinitionBefore = table.Column<string>(type: "text", nullable: false),
                    DefinitionAfter = table.Column<string>(type: "text", nullable: false),
                    ChartBefore = table.Column<int>(type: "integer", nullable: false),
                    ChartAfter = table.Column<int>(type: "integer", nullable: false),
                    Reason = table.Column<string>(type: "text", nullable: false),
                    By = table.Column<string>(type: "text", nullable: false),
                    ByName = table.Column<string>(type: "text", nullable: false),
                    At = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_measures_changes", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "measures_decisions",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Series = table.Column<int>(type: "integer", nullable: false),
                    Kind = table.Column<int>(type: "integer", nullable: false),
                    Day = table.Column<int>(type: "integer", nullable: false),
                    Text = table.Column<string>(type: "text", nullable: false),
                    Value = table.Column<double>(type: "double precision", nullable: true),
                    By = table.Column<string>(type: "text", nullable: false),
                    ByName = table.Column<string>(type: "text", nullable: false),
                    At = table.Column<long>(type: "bigint", nullable: false),
                    WithdrawnAt = table.Column<long>(type: "bigint", nullable: true),
                    WithdrawnWhy = table.Column<string>(type: "text", nullable: true),
                    WithdrawnByName = table.Column<string>(type: "text", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_measures_decisions", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "measures_exports",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Unit = table.Column<int>(type: "integer", nullable: false),
                    Measure = table.Column<int>(type: "integer", nullable: true),
                    Format = table.Column<string>(type: "text", nullable: false),
                    Way = table.Column<byte>(type: "smallint", nullable: false),
                    AsOf = table.Column<int>(type: "integer", nullable: true),
                    Rows = table.Column<int>(type: "integer", nullable: false),
                    By = table.Column<string>(type: "text", nullable: false),
                    ByRole = table.Column<string>(type: "text", nullable: false),
                    At = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_measures_exports", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "measures_import_names",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Provider = table.Column<int>(type: "integer", nullable: false),
                    Kind = table.Column<byte>(type: "smallint", nullable: false),
                    Name = table.Column<string>(type: "text", nullable: false),
                    Target = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_measures_import_names", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "measures_import_series",
                columns: table => new
                {
                    Import = table.Column<int>(type: "integer", nullable: false),
                    Series = table.Column<int>(type: "integer", nullable: false),
                    Points = table.Column<int>(type: "integer", nullable: false),
                    IsBegun = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_measures_import_series", x => new { x.Import, x.Series });
                });

            migrationBuilder.CreateTable(
                name: "measures_imports",
                columns: table => new
                {
                    Number = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Unit = table.Column<int>(type: "integer", nullable: false),
                    Partition = table.Column<short>(type: "smallint", nullable: false),
                    FileName = table.Column<string>(type: "text", nullable: false),
                    Hash = table.Column<string>(type: "text", nullable: false),
                    Layout = table.Column<string>(type: "text", nullable: false),
                    By = table.Column<string>(type: "text", nullable: false),
                    At = table.Column<long>(type: "bigint", nullable: false),
                    State = table.Column<int>(type: "integer", nullable: false),
                    Accepted = table.Column<int>(type: "integer", nullable: false),
                    Warned = table.Column<int>(type: "integer", nullable: false),
                    Rejected = table.Column<int>(type: "integer", nullable: false),
                    Ignored = table.Column<int>(type: "integer", nullable: false),
                    New = table.Column<int>(type: "integer", nullable: false),
                    Changed = table.Column<int>(type: "integer", nullable: false),
                    Same = table.Column<int>(type: "integer", nullable: false),
                    Beat = table.Column<long>(type: "bigint", nullable: false),
                    UndoneAt = table.Column<long>(type: "bigint", nullable: true),
                    UndoneBy = table.Column<string>(type: "text", nullable: true),
                    UndoneWhy = table.Column<string>(type: "text", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_measures_imports", x => x.Number);
                });

            migrationBuilder.CreateTable(
                name: "measures_measures",
                columns: table => new
                {
                    Number = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Code = table.Column<string>(type: "text", nullable: false),
                    Name = table.Column<string>(type: "text", nullable: false),
                    Question = table.Column<string>(type: "text", nullable: false),
                    DenominatorQuestion = table.Column<string>(type: "text", nullable: true),
                    Definition = table.Column<string>(type: "text", nullable: false),
                    NumeratorWords = table.Column<string>(type: "text", nullable: false),
                    DenominatorWords = table.Column<string>(type: "text", nullable: true),
                    UnitPhrase = table.Column<string>(type: "text", nullable: false),
                    Role = table.Column<int>(type: "integer", nullable: false),
                    Kind = table.Column<int>(type: "integer", nullable: false),
                    Chart = table.Column<int>(type: "integer", nullable: false),
                    IsIntervention = table.Column<bool>(type: "boolean", nullable: false),
                    Per = table.Column<double>(type: "double precision", nullable: false),
                    AllowsDecimals = table.Column<bool>(type: "boolean", nullable: false),
                    Direction = table.Column<int>(type: "integer", nullable: false),
                    Target = table.Column<double>(type: "double precision", nullable: true),
                    Cadence = table.Column<int>(type: "integer", nullable: false),
                    Window = table.Column<int>(type: "integer", nullable: false),
                    Rooms = table.Column<int>(type: "integer", nullable: false),
                    MainRoom = table.Column<int>(type: "integer", nullable: false),
                    AboutPeople = table.Column<bool>(type: "boolean", nullable: false),
                    DependsOnRecording = table.Column<bool>(type: "boolean", nullable: false),
                    PublishedNationally = table.Column<bool>(type: "boolean", nullable: false),
                    HowAsked = table.Column<int>(type: "integer", nullable: false),
                    MayPleaseTheAsker = table.Column<bool>(type: "boolean", nullable: false),
                    Minutes = table.Column<double>(type: "double precision", nullable: false),
                    Source = table.Column<string>(type: "text", nullable: true),
                    WardEntered = table.Column<bool>(type: "boolean", nullable: false),
                    OwnerUnit = table.Column<int>(type: "integer", nullable: false),
                    AskedForBy = table.Column<string>(type: "text", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_measures_measures", x => x.Number);
                });

            migrationBuilder.CreateTable(
                name: "measures_month_locks",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Unit = table.Column<int>(type: "integer", nullable: false),
                    LockedFor = table.Column<int>(type: "integer", nullable: false),
                    Month = table.Column<int>(type: "integer", nullable: false),
                    By = table.Column<string>(type: "text", nullable: false),
                    ByName = table.Column<string>(type: "text", nullable: false),
                    At = table.Column<long>(type: "bigint", nullable: false),
                    UnlockedAt = table.Column<long>(type: "bigint", nullable: true),
                    UnlockedBy = table.Column<string>(type: "text", nullable: true),
                    UnlockedByName = table.Column<string>(type: "text", nullable: true),
                    UnlockedWhy = table.Column<string>(type: "text", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_measures_month_locks", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "measures_points",
                columns: table => new
                {
                    Partition = table.Column<short>(type: "smallint", nullable: false),
                    Series = table.Column<int>(type: "integer", nullable: false),
                    Period = table.Column<int>(type: "integer", nullable: false),
                    Part = table.Column<byte>(type: "smallint", nullable: false),
                    Revision = table.Column<short>(type: "smallint", nullable: false),
                    State = table.Column<byte>(type: "smallint", nullable: false),
                    Numerator = table.Column<double>(type: "double precision", nullable: true),
                    Denominator = table.Column<double>(type: "double precision", nullable: true),
                    At = table.Column<long>(type: "bigint", nullable: false),
                    By = table.Column<string>(type: "text", nullable: false),
                    Initials = table.Column<string>(type: "text", nullable: true),
                    Reason = table.Column<string>(type: "text", nullable: true),
                    Import = table.Column<int>(type: "integer", nullable: false),
                    IsWithdrawn = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_measures_points", x => new { x.Partition, x.Series, x.Period, x.Part, x.Revision });
                });

            migrationBuilder.CreateTable(
                name: "measures_published_values",
                columns: table => new
                {
                    Import = table.Column<int>(type: "integer", nullable: false),
                    Line = table.Column<int>(type: "integer", nullable: false),
                    Measure = table.Column<string>(type: "text", nullable: false),
                    Start = table.Column<int>(type: "integer", nullable: false),
                    End = table.Column<int>(type: "integer", nullable: false),
                    Status = table.Column<byte>(type: "smallint", nullable: false),
                    Level = table.Column<byte>(type: "smallint", nullable: false),
                    Organisation = table.Column<string>(type: "text", nullable: false),
                    OrganisationName = table.Column<string>(type: "text", nullable: true),
                    Breakdown = table.Column<string>(type: "text", nullable: false),
                    Split = table.Column<string>(type: "text", nullable: false),
                    SplitWords = table.Column<string>(type: "text", nullable: false),
                    State = table.Column<byte>(type: "smallint", nullable: false),
                    Value = table.Column<double>(type: "double precision", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_measures_published_values", x => new { x.Import, x.Line });
                });

            migrationBuilder.CreateTable(
                name: "measures_recalls",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Series = table.Column<int>(type: "integer", nullable: false),
                    Period = table.Column<int>(type: "integer", nullable: true),
                    Because = table.Column<Guid>(type: "uuid", nullable: true),
                    Why = table.Column<string>(type: "text", nullable: false),
                    By = table.Column<string>(type: "text", nullable: false),
                    ByName = table.Column<string>(type: "text", nullable: false),
                    At = table.Column<long>(type: "bigint", nullable: false),
                    ReissuedAt = table.Column<long>(type: "bigint", nullable: true),
                    ReissuedByName = table.Column<string>(type: "text", nullable: true),
                    Note = table.Column<string>(type: "text", nullable: true),
                    WasCorrected = table.Column<bool>(type: "boolean", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_measures_recalls", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "measures_series",
                columns: table => new
                {
                    Number = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Partition = table.Column<short>(type: "smallint", nullable: false),
                    Unit = table.Column<int>(type: "integer", nullable: false),
                    Measure = table.Column<int>(type: "integer", nullable: false),
                    IsPublished = table.Column<bool>(type: "boolean", nullable: false),
                    From = table.Column<int>(type: "integer", nullable: false),
                    EndedOn = table.Column<int>(type: "integer", nullable: true),
                    BaselinePoints = table.Column<int>(type: "integer", nullable: true),
                    Source = table.Column<string>(type: "text", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_measures_series", x => x.Number);
                });

            migrationBuilder.CreateTable(
                name: "measures_signals",
                columns: table => new
                {
                    Series = table.Column<int>(type: "integer", nullable: false),
                    Class = table.Column<byte>(type: "smallint", nullable: false),
                    Variation = table.Column<int>(type: "integer", nullable: false),
                    Assurance = table.Column<int>(type: "integer", nullable: false),
                    Rule = table.Column<int>(type: "integer", nullable: false),
                    Since = table.Column<int>(type: "integer", nullable: true),
                    PatternLength = table.Column<int>(type: "integer", nullable: false),
                    UsedPoints = table.Column<int>(type: "integer", nullable: false),
                    Centre = table.Column<double>(type: "double precision", nullable: true),
                    Lower = table.Column<double>(type: "double precision", nullable: true),
                    Upper = table.Column<double>(type: "double precision", nullable: true),
                    LatestPeriod = table.Column<int>(type: "integer", nullable: true),
                    LatestValue = table.Column<double>(type: "double precision", nullable: true),
                    AsAt = table.Column<long>(type: "bigint", nullable: false),
                    ChangedAt = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_measures_signals", x => new { x.Series, x.Class });
                });

            migrationBuilder.CreateTable(
                name: "organisations_grants",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Person = table.Column<Guid>(type: "uuid", nullable: false),
                    Role = table.Column<string>(type: "text", nullable: false),
                    Unit = table.Column<int>(type: "integer", nullable: false),
                    From = table.Column<int>(type: "integer", nullable: false),
                    To = table.Column<int>(type: "integer", nullable: false),
                    GivenBy = table.Column<string>(type: "text", nullable: true),
                    InsteadOf = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_organisations_grants", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "organisations_group_members",
                columns: table => new
                {
                    Group = table.Column<int>(type: "integer", nullable: false),
                    Unit = table.Column<int>(type: "integer", nullable: false),
                    From = table.Column<int>(type: "integer", nullable: false),
                    To = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_organisations_group_members", x => new { x.Group, x.Unit, x.From });
                });

            migrationBuilder.CreateTable(
                name: "organisations_groups",
                columns: table => new
                {
                    Number = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    Kind = table.Column<string>(type: "text", nullable: false),
                    Name = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_organisations_groups", x => x.Number);
                });

            migrationBuilder.CreateTable(
                name: "organisations_names",
                columns: table => new
                {
                    Unit = table.Column<int>(type: "integer", nullable: false),
                    From = table.Column<int>(type: "integer", nullable: false),
                    Name = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_organisations_names", x => new { x.Unit, x.From });
                });

            migrationBuilder.CreateTable(
                name: "organisations_parents",
                columns: table => new
                {
                    Unit = table.Column<int>(type: "integer", nullable: false),
                    From = table.Column<int>(type: "integer", nullable: false),
                    Parent = table.Column<int>(type: "integer", nullable: false),
                    To = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_organisations_parents", x => new { x.Unit, x.From });
                });

            migrationBuilder.CreateTable(
                name: "organisations_paths",
                columns: table => new
                {
                    Descendant = table.Column<int>(type: "integer", nullable: false),
                    Ancestor = table.Column<int>(type: "integer", nullable: false),
                    From = table.Column<int>(type: "integer", nullable: false),
                    To = table.Column<int>(type: "integer", nullable: false),
                    Depth = table.Column<byte>(type: "smallint", nullable: false),
                    Partition = table.Column<short>(type: "smallint", nullable: false),
                    IsWithinOrganisation = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_organisations_paths", x => new { x.Descendant, x.Ancestor, x.From });
                });

            migrationBuilder.CreateTable(
                name: "organisations_people",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Name = table.Column<string>(type: "text", nullable: false),
                    IsDemo = table.Column<bool>(type: "boolean", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_organisations_people", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "organisations_sharing",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Provider = table.Column<int>(type: "integer", nullable: false),
                    Partition = table.Column<short>(type: "smallint", nullable: false),
                    What = table.Column<string>(type: "text", nullable: false),
                    SignedBy = table.Column<string>(type: "text", nullable: false),
                    From = table.Column<int>(type: "integer", nullable: false),
                    To = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_organisations_sharing", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "organisations_site_places",
                columns: table => new
                {
                    Site = table.Column<int>(type: "integer", nullable: false),
                    Place = table.Column<int>(type: "integer", nullable: false),
                    From = table.Column<int>(type: "integer", nullable: false),
                    To = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_organisations_site_places", x => new { x.Site, x.Place, x.From });
                });

            migrationBuilder.CreateTable(
                name: "organisations_successors",
                columns: table => new
                {
                    Unit = table.Column<int>(type: "integer", nullable: false),
                    Successor = table.Column<int>(type: "integer", nullable: false),
                    On = table.Column<int>(type: "integer", nullable: false),
                    IsSplit = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_organisations_successors", x => new { x.Unit, x.Successor });
                });

            migrationBuilder.CreateTable(
                name: "organisations_units",
                columns: table => new
                {
                    Number = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Kind = table.Column<int>(type: "integer", nullable: false),
                    Name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    Code = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    Partition = table.Column<short>(type: "smallint", nullable: false),
                    OpenedOn = table.Column<int>(type: "integer", nullable: true),
                    ClosedOn = table.Column<int>(type: "integer", nullable: true),
                    HereSince = table.Column<int>(type: "integer", nullable: true),
                    WardType = table.Column<string>(type: "text", nullable: true),
                    OrganisationType = table.Column<string>(type: "text", nullable: true),
                    Beds = table.Column<int>(type: "integer", nullable: true),
                    Aim = table.Column<string>(type: "text", nullable: true),
                    IsChecked = table.Column<bool>(type: "boolean", nullable: false),
                    IsDemo = table.Column<bool>(type: "boolean", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_organisations_units", x => x.Number);
                });

            migrationBuilder.CreateTable(
                name: "platform_audit",
                columns: table => new
                {
                    Partition = table.Column<short>(type: "smallint", nullable: false),
                    Sequence = table.Column<long>(type: "bigint", nullable: false),
                    Action = table.Column<string>(type: "text", nullable: false),
                    Actor = table.Column<string>(type: "text", nullable: false),
                    Unit = table.Column<int>(type: "integer", nullable: true),
                    Subject = table.Column<string>(type: "text", nullable: true),
                    At = table.Column<long>(type: "bigint", nullable: false),
                    Text = table.Column<string>(type: "text", nullable: false),
                    Format = table.Column<short>(type: "smallint", nullable: false),
                    Hash = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_platform_audit", x => new { x.Partition, x.Sequence });
                });

            migrationBuilder.CreateTable(
                name: "platform_audit_heads",
                columns: table => new
                {
                    Partition = table.Column<short>(type: "smallint", nullable: false),
                    Sequence = table.Column<long>(type: "bigint", nullable: false),
                    Hash = table.Column<byte[]>(type: "bytea", nullable: false),
                    Sealed = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_platform_audit_heads", x => x.Partition);
                });

            migrationBuilder.CreateTable(
                name: "platform_audit_seals",
                columns: table => new
                {
                    Sequence = table.Column<long>(type: "bigint", nullable: false),
                    Format = table.Column<short>(type: "smallint", nullable: false),
                    At = table.Column<long>(type: "bigint", nullable: false),
                    Heads = table.Column<string>(type: "text", nullable: false),
                    Hash = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_platform_audit_seals", x => x.Sequence);
                });

            migrationBuilder.CreateTable(
                name: "platform_day_marks",
                columns: table => new
                {
                    Subject = table.Column<string>(type: "text", nullable: false),
                    Day = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_platform_day_marks", x => x.Subject);
                });

            migrationBuilder.CreateTable(
                name: "platform_idempotency",
                columns: table => new
                {
                    Key = table.Column<byte[]>(type: "bytea", nullable: false),
                    RequestHash = table.Column<byte[]>(type: "bytea", nullable: false),
                    Answer = table.Column<string>(type: "text", nullable: false),
                    At = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_platform_idempotency", x => x.Key);
                });

            migrationBuilder.CreateTable(
                name: "platform_jobs",
                columns: table => new
                {
                    Name = table.Column<string>(type: "text", nullable: false),
                    Due = table.Column<long>(type: "bigint", nullable: false),
                    LeaseUntil = table.Column<long>(type: "bigint", nullable: true),
                    Attempts = table.Column<int>(type: "integer", nullable: false),
                    LastError = table.Column<string>(type: "text", nullable: true),
                    LastDone = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_platform_jobs", x => x.Name);
                });

            migrationBuilder.CreateTable(
                name: "platform_keys",
                columns: table => new
                {
                    Name = table.Column<string>(type: "text", nullable: false),
                    Xml = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_platform_keys", x => x.Name);
                });

            migrationBuilder.CreateTable(
                name: "platform_outbox",
                columns: table => new
                {
                    Number = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    Kind = table.Column<string>(type: "text", nullable: false),
                    Payload = table.Column<string>(type: "text", nullable: false),
                    At = table.Column<long>(type: "bigint", nullable: false),
                    Due = table.Column<long>(type: "bigint", nullable: false),
                    Attempts = table.Column<int>(type: "integer", nullable: false),
                    LastError = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_platform_outbox", x => x.Number);
                });

            migrationBuilder.CreateTable(
                name: "platform_seen_marks",
                columns: table => new
                {
                    Subject = table.Column<Guid>(type: "uuid", nullable: false),
                    At = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_platform_seen_marks", x => x.Subject);
                });

            migrationBuilder.CreateTable(
                name: "platform_servers",
                columns: table => new
                {
                    Name = table.Column<string>(type: "text", nullable: false),
                    Since = table.Column<long>(type: "bigint", nullable: false),
                    Until = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_platform_servers", x => x.Name);
                });

            migrationBuilder.CreateTable(
                name: "platform_settings",
                columns: table => new
                {
                    Name = table.Column<string>(type: "text", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false),
                    Value = table.Column<string>(type: "text", nullable: false),
                    Since = table.Column<long>(type: "bigint", nullable: false),
                    By = table.Column<string>(type: "text", nullable: false),
                    Reason = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_platform_settings", x => new { x.Name, x.Version });
                });

            migrationBuilder.CreateTable(
                name: "platform_staged_files",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Person = table.Column<Guid>(type: "uuid", nullable: false),
                    Name = table.Column<string>(type: "text", nullable: false),
                    Length = table.Column<long>(type: "bigint", nullable: false),
                    At = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_platform_staged_files", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "platform_staged_parts",
                columns: table => new
                {
                    File = table.Column<Guid>(type: "uuid", nullable: false),
                    Index = table.Column<int>(type: "integer", nullable: false),
                    Content = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_platform_staged_parts", x => new { x.File, x.Index });
                });

            migrationBuilder.CreateIndex(
                name: "IX_access_accounts_FoldedName",
                table: "access_accounts",
                column: "FoldedName",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_access_passes_SecretHash",
                table: "access_passes",
                column: "SecretHash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_access_passes_Unit",
                table: "access_passes",
                column: "Unit");

            migrationBuilder.CreateIndex(
                name: "IX_access_passkey_keys_CredentialId",
                table: "access_passkey_keys",
                column: "CredentialId",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_access_passkey_keys_Person",
                table: "access_passkey_keys",
                column: "Person");

            migrationBuilder.CreateIndex(
                name: "IX_access_passkeys_Person",
                table: "access_passkeys",
                column: "Person");

            migrationBuilder.CreateIndex(
                name: "IX_access_recovery_codes_Person",
                table: "access_recovery_codes",
                column: "Person");

            migrationBuilder.CreateIndex(
                name: "IX_access_spent_questions_SpentAt",
                table: "access_spent_questions",
                column: "SpentAt");

            migrationBuilder.CreateIndex(
                name: "IX_measures_changes_Measure",
                table: "measures_changes",
                column: "Measure");

            migrationBuilder.CreateIndex(
                name: "IX_measures_decisions_Series",
                table: "measures_decisions",
                column: "Series");

            migrationBuilder.CreateIndex(
                name: "IX_measures_exports_Unit_At",
                table: "measures_exports",
                columns: new[] { "Unit", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_measures_import_names_Provider_Kind_Name",
                table: "measures_import_names",
                columns: new[] { "Provider", "Kind", "Name" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_measures_imports_Id",
                table: "measures_imports",
                column: "Id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_measures_imports_Unit_At",
                table: "measures_imports",
                columns: new[] { "Unit", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_measures_measures_Code",
                table: "measures_measures",
                column: "Code",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_measures_measures_Id",
                table: "measures_measures",
                column: "Id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_measures_measures_OwnerUnit",
                table: "measures_measures",
                column: "OwnerUnit");

            migrationBuilder.CreateIndex(
                name: "IX_measures_month_locks_LockedFor_Month",
                table: "measures_month_locks",
                columns: new[] { "LockedFor", "Month" });

            migrationBuilder.CreateIndex(
                name: "IX_measures_month_locks_Unit_Month",
                table: "measures_month_locks",
                columns: new[] { "Unit", "Month" });

            migrationBuilder.CreateIndex(
                name: "IX_measures_published_values_Organisation",
                table: "measures_published_values",
                column: "Organisation");

            migrationBuilder.CreateIndex(
                name: "IX_measures_published_values_Start_Measure",
                table: "measures_published_values",
                columns: new[] { "Start", "Measure" });

            migrationBuilder.CreateIndex(
                name: "IX_measures_recalls_Because",
                table: "measures_recalls",
                column: "Because");

            migrationBuilder.CreateIndex(
                name: "IX_measures_recalls_Series",
                table: "measures_recalls",
                column: "Series");

            migrationBuilder.CreateIndex(
                name: "IX_measures_series_Measure",
                table: "measures_series",
                column: "Measure");

            migrationBuilder.CreateIndex(
                name: "IX_measures_series_Unit_Measure",
                table: "measures_series",
                columns: new[] { "Unit", "Measure" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_organisations_grants_Person",
                table: "organisations_grants",
                column: "Person");

            migrationBuilder.CreateIndex(
                name: "IX_organisations_grants_Unit",
                table: "organisations_grants",
                column: "Unit");

            migrationBuilder.CreateIndex(
                name: "IX_organisations_group_members_Unit",
                table: "organisations_group_members",
                column: "Unit");

            migrationBuilder.CreateIndex(
                name: "IX_organisations_groups_Kind_Name",
                table: "organisations_groups",
                columns: new[] { "Kind", "Name" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_organisations_parents_Parent",
                table: "organisations_parents",
                column: "Parent");

            migrationBuilder.CreateIndex(
                name: "IX_organisations_paths_Ancestor_Descendant",
                table: "organisations_paths",
                columns: new[] { "Ancestor", "Descendant" });

            migrationBuilder.CreateIndex(
                name: "IX_organisations_sharing_Provider",
                table: "organisations_sharing",
                column: "Provider");

            migrationBuilder.CreateIndex(
                name: "IX_organisations_units_Code",
                table: "organisations_units",
                column: "Code",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_organisations_units_Id",
                table: "organisations_units",
                column: "Id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_platform_audit_Actor_At",
                table: "platform_audit",
                columns: new[] { "Actor", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_platform_audit_Partition_At",
                table: "platform_audit",
                columns: new[] { "Partition", "At" },
                filter: "\"Action\" = 'organisations.file-imported'");

            migrationBuilder.CreateIndex(
                name: "IX_platform_audit_Subject_At",
                table: "platform_audit",
                columns: new[] { "Subject", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_platform_audit_Unit_At",
                table: "platform_audit",
                columns: new[] { "Unit", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_platform_idempotency_At",
                table: "platform_idempotency",
                column: "At");

            migrationBuilder.CreateIndex(
                name: "IX_platform_outbox_Due",
                table: "platform_outbox",
                column: "Due");

            migrationBuilder.CreateIndex(
                name: "IX_platform_staged_files_At",
                table: "platform_staged_files",
                column: "At");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "access_account_secrets");

            migrationBuilder.DropTable(
                name: "access_accounts");

            migrationBuilder.DropTable(
                name: "access_passes");

            migrationBuilder.DropTable(
                name: "access_passkey_keys");

            migrationBuilder.DropTable(
                name: "access_passkeys");

            migrationBuilder.DropTable(
                name: "access_recovery_codes");

            migrationBuilder.DropTable(
                name: "access_roles");

            migrationBuilder.DropTable(
                name: "access_spent_questions");

            migrationBuilder.DropTable(
                name: "measures_changes");

            migrationBuilder.DropTable(
                name: "measures_decisions");

            migrationBuilder.DropTable(
                name: "measures_exports");

            migrationBuilder.DropTable(
                name: "measures_import_names");

            migrationBuilder.DropTable(
                name: "measures_import_series");

            migrationBuilder.DropTable(
                name: "measures_imports");

            migrationBuilder.DropTable(
                name: "measures_measures");

            migrationBuilder.DropTable(
                name: "measures_month_locks");

            migrationBuilder.DropTable(
                name: "measures_points");

            migrationBuilder.DropTable(
                name: "measures_published_values");

            migrationBuilder.DropTable(
                name: "measures_recalls");

            migrationBuilder.DropTable(
                name: "measures_series");

            migrationBuilder.DropTable(
                name: "measures_signals");

            migrationBuilder.DropTable(
                name: "organisations_grants");

            migrationBuilder.DropTable(
                name: "organisations_group_members");

            migrationBuilder.DropTable(
                name: "organisations_groups");

            migrationBuilder.DropTable(
                name: "organisations_names");

            migrationBuilder.DropTable(
                name: "organisations_parents");

            migrationBuilder.DropTable(
                name: "organisations_paths");

            migrationBuilder.DropTable(
                name: "organisations_people");

            migrationBuilder.DropTable(
                name: "organisations_sharing");

            migrationBuilder.DropTable(
                name: "organisations_site_places");

            migrationBuilder.DropTable(
                name: "organisations_successors");

            migrationBuilder.DropTable(
                name: "organisations_units");

            migrationBuilder.DropTable(
                name: "platform_audit");

            migrationBuilder.DropTable(
                name: "platform_audit_heads");

            migrationBuilder.DropTable(
                name: "platform_audit_seals");

            migrationBuilder.DropTable(
                name: "platform_day_marks");

            migrationBuilder.DropTable(
                name: "platform_idempotency");

            migrationBuilder.DropTable(
                name: "platform_jobs");

            migrationBuilder.DropTable(
                name: "platform_keys");

            migrationBuilder.DropTable(
                name: "platform_outbox");

            migrationBuilder.DropTable(
                name: "platform_seen_marks");

            migrationBuilder.DropTable(
                name: "platform_servers");

            migrationBuilder.DropTable(
                name: "platform_settings");

            migrationBuilder.DropTable(
                name: "platform_staged_files");

            migrationBuilder.DropTable(
                name: "platform_staged_parts");
        }
    }
}
