using Microsoft.EntityFrameworkCore;
using TwelveRooms.Measures.Domain;
using TwelveRooms.Platform;
using TwelveRooms.Platform.Content;
using TwelveRooms.Platform.Viewing;
using TwelveRooms.Statistics;

namespace TwelveRooms.Measures.Contracts;

/// <summary>Puts the shipped measures into the database; a later edition adds what is new and leaves what a programme changed.</summary>
internal sealed class MeasureLibrary(Db db)
{
    private static readonly Viewer Shipper = Viewer.System("measure-library");

    /// <summary>Adds the shipped measures whose code is not there yet.</summary>
    public async Task LoadAsync(CancellationToken cancel)
    {
        var shipped = ShippedContent.Read<LibraryFile>("measure-library.json");
        var known = await db.For<Measure>(Shipper).Select(m => m.Code).ToListAsync(cancel);
        var missing = shipped.Measures.Where(m => !known.Contains(m.Code)).ToList();
        if (missing.Count == 0)
        {
            return;
        }

        var outcome = await db.WriteAsync<Done>(Shipper, new("measures.library-loaded"), (write, _) =>
        {
            foreach (var entry in missing)
            {
                write.Add(entry.ToMeasure());
            }

            write.About(0, null, $"edition {shipped.Edition}");
            return Task.FromResult<Outcome<Done>>(new Done());
        }, cancel);
        if (outcome.Refusal is { Kind: not RefusalKind.Conflict } refusal)
        {
            throw new InvalidOperationException(refusal.Message);
        }
    }

    /// <summary>What is known of a publisher's series, by the id that its file gives it; null when no shipped measure takes it.</summary>
    public static PublishedSeries? Published(string seriesId) =>
        ShippedContent.Read<LibraryFile>("measure-library.json").Measures.FirstOrDefault(m => m.SourceSeriesIds.Contains(seriesId))?.ToPublished();

    /// <summary>Every publisher's series id that the library has a measure for.</summary>
    public static IReadOnlyList<string> PublishedIds =>
        [.. ShippedContent.Read<LibraryFile>("measure-library.json").Measures.SelectMany(m => m.SourceSeriesIds)];

    private sealed record LibraryFile(string Edition, IReadOnlyList<LibraryEntry> Measures);

    private sealed record LibraryEntry(
        string Code, string Name, string Question, string? DenominatorQuestion, string Definition, string Numerator, string? Denominator,
        string UnitPhrase, string Role, string Kind, string Chart, double Per, bool DecimalsAllowed, string Direction, double? Target, string Cadence,
        IReadOnlyList<int> Commitments, bool AboutPeople, bool PublishedNationally, bool DependsOnRecording, string HowAsked,
        bool MayPleaseTheAsker, double Minutes, string? Source, bool WardEntered)
    {
        [System.Text.Json.Serialization.JsonPropertyName("source_series_ids")]
        public IReadOnlyList<string> SourceSeriesIds { get; init; } = [];

        [System.Text.Json.Serialization.JsonPropertyName("source_week_ends_on")]
        public string? SourceWeekEndsOn { get; init; }

        [System.Text.Json.Serialization.JsonPropertyName("source_bases")]
        public IReadOnlyList<PublishedBasis> SourceBases { get; init; } = [];

        /// <summary>It counts what staff do to a person.</summary>
        public bool Intervention { get; init; }

        public PublishedSeries ToPublished() => new(Code, SourceWeekEndsOn is { } day ? Word<DayOfWeek>(day) : null, SourceBases);

        public Measure ToMeasure() => new()
        {
            Code = Code,
            Name = Name,
            Question = Question,
            DenominatorQuestion = DenominatorQuestion,
            Definition = Definition,
            NumeratorWords = Numerator,
            DenominatorWords = Denominator,
            UnitPhrase = UnitPhrase,
            Role = Enum.Parse<MeasureRole>(Role, ignoreCase: true),
            Kind = Word<MeasureKind>(Kind),
            Chart = MeasureCharts.Find(Chart) ?? throw new InvalidOperationException($"{Code}: there is no chart “{Chart}”."),
            IsIntervention = Intervention,
            Per = Per,
            AllowsDecimals = DecimalsAllowed,
            Direction = Word<ImprovementDirection>(Direction),
            Target = Target,
            Cadence = Word<Cadence>(Cadence),
            Rooms = Commitments.Aggregate(0, (bits, room) => bits | (1 << (room - 1))),
            MainRoom = Commitments.Count > 0 ? Commitments[0] : 0,
            AboutPeople = AboutPeople,
            PublishedNationally = PublishedNationally,
            DependsOnRecording = DependsOnRecording,
            HowAsked = Word<HowAsked>(HowAsked),
            MayPleaseTheAsker = MayPleaseTheAsker,
            Minutes = Minutes,
            Source = Source,
            WardEntered = WardEntered,
        };

        private static T Word<T>(string text)
            where T : struct, Enum => Enum.Parse<T>(text.Replace("_", "", StringComparison.Ordinal), ignoreCase: true);
    }
}
