using TwelveRooms.Measures.Domain;
using TwelveRooms.Measures.ExportNumbers;
using TwelveRooms.Organisations.Contracts;
using TwelveRooms.Platform;
using TwelveRooms.Platform.Contributions;
using TwelveRooms.Platform.Settings;
using TwelveRooms.Platform.Time;
using TwelveRooms.Platform.Viewing;
using TwelveRooms.Statistics;

namespace TwelveRooms.Measures.Contributions;

/// <summary>The measures of a unit, A to Z.</summary>
internal sealed class MeasureSections(WardMeasures measures, UnitDirectory directory, Db db, RoomsClock clock) : IUnitSection
{
    /// <summary>More published charts than this are folded away, by what they are about.</summary>
    private const int MostAtOnce = 12;

    public async Task<IReadOnlyList<UnitSection>> ForAsync(IReadOnlyCollection<int> units, Viewer viewer, CancellationToken cancel)
    {
        var read = await measures.ForAsync(units, viewer, cancel);
        var rows = await directory.FindAsync(units, viewer, cancel);
        var standings = await db.StandingsAsync(viewer, units, cancel);
        var open = read.Where(r => r.History.Series.EndedOn is null).ToLookup(r => (r.Unit.Number, r.History.Series.IsPublished));
        return
        [
            .. units.Where(rows.ContainsKey).SelectMany(unit => (UnitSection[])
            [
                .. open.Contains((unit, false)) || !open.Contains((unit, true)) || MayHold(standings.GetValueOrDefault(unit)) ? [Section(rows[unit], [.. open[(unit, false)]], standings.GetValueOrDefault(unit))] : Array.Empty<UnitSection>(),
                .. open.Contains((unit, true)) ? [Published(unit, [.. open[(unit, true)]])] : Array.Empty<UnitSection>(),
            ]),
        ];
    }

    /// <summary>Whether the reader would see its own figures, if there were any; whoever would not is told of what is published alone.</summary>
    private static bool MayHold(Standing standing) => standing.CanSee && standing.Tier != Tier.Published;

    /// <summary>What is published of a unit, apart from its own figures: it counts other things, and later.</summary>
    private UnitSection Published(int unit, IReadOnlyList<ReadSeries> series) => new(unit, "Published figures", [.. series.Select(Row)], "")
    {
        Folds = series.Count > MostAtOnce
            ? [.. PublishedSubjects.Of(series, s => s.History.Measure.Name).Select(g => new UnitSectionFold($"{g.Key} ({g.Count()})", [.. g.Select(Row)]))]
            : [],
        ByChance = ChanceWords.Of(series.Select(s => ByChance.Of(s.Reading))),
    };

    private UnitSection Section(UnitRow unit, IReadOnlyList<ReadSeries> series, Standing standing) =>
        new(unit.Number, "Measures", [.. series.Select(Row)], Empty(unit, standing))
        {
            More =
            [
                .. unit.Kind == UnitKind.Provider && standing.May(Rights.Import) ? [("Bring in numbers from a spreadsheet or another system", "/numbers/import")] : Array.Empty<(string, string)>(),
                ("The measure library", "/measures"),
            ],
            FirstSteps = unit.Kind == UnitKind.Ward && standing.May(Rights.ManageMeasures) && !unit.HasClosedBy(clock.Today)
                ? [("Choose one from the library", "/measures?counted=ward"), ("Make our own in five questions", $"/wards/{unit.Id.Value}/measures/new")]
                : [],
            Download = HasFile(unit, series, standing)
                ? (unit.Kind is UnitKind.Provider or UnitKind.Site ? "Download all numbers, with the wards’ own:" : "Download all numbers:",
                    [.. NumbersFile.Formats.Select(f => (NumbersFile.WordOf(f), $"/units/{unit.Id.Value}/numbers/{f}"))])
                : null,
            ByChance = ChanceWords.Of(series.Select(s => ByChance.Of(s.Reading))),
        };

    /// <summary>Whether there may be a row in the file: of an organisation its wards' too.</summary>
    private static bool HasFile(UnitRow unit, IReadOnlyList<ReadSeries> series, Standing standing) =>
        series.Count > 0 || (unit.Kind is UnitKind.Provider or UnitKind.Site && standing.CanSee && standing.Tier != Tier.Published);

    /// <summary>An empty list teaches what to do, to whoever may do it.</summary>
    private string Empty(UnitRow unit, Standing standing) => unit.HasClosedBy(clock.Today)
        ? "Nothing was counted here before it closed."
        : unit.Kind is not (UnitKind.Ward or UnitKind.Site or UnitKind.Provider)
        ? "Nothing is published of it here yet. The programme team loads figures that a national body publishes; they then stand here with their source and age."
        : unit.Kind != UnitKind.Ward
        ? standing.CanSee && standing.Tier != Tier.Published
            ? standing.May(Rights.Import)
                ? "No figure yet. Most of what a ward would be asked is in a spreadsheet or a system already: bring it in, and no ward types it again. What is here is added up from the wards."
                : "No figure yet. It is added up from the wards, once they send numbers that can be."
            : "Nothing is published of it here. Figures of its own are seen by those who hold it."
        : standing.May(Rights.ManageMeasures)
            ? "No measure yet. One is plenty to start with: pick what patients and staff would notice first, and count it for a few weeks before you change anything."
            : "No measure yet. The ward manager or a data champion chooses one from the library, or the ward makes its own in five questions.";

    private UnitSectionRow Row(ReadSeries series)
    {
        var (reading, measure) = (series.Reading, series.History.Measure);
        var latest = reading.Latest >= 0
            ? $"{measure.Vocabulary.WithUnit(reading.Points[reading.Latest].Point.Value)}, {measure.Cadence.Words().Print(reading.Points[reading.Latest].Point.Start)}"
            : "";
        return new(
            measure.Name, series.Address, latest, Silence.Words(series, clock.Today), reading.Variation,
            reading.Assurance == AssuranceIcon.NoTarget ? null : reading.Assurance, reading.Points.Count > 0 ? reading : null)
        {
            ByChance = ByChance.Of(reading),
            SilentSince = Silence.Since(series, clock.Today),
        };
    }
}

/// <summary>The measures that live in each room: the programme's outcomes first, then those at home there, A to Z; never by result.</summary>
internal sealed class MeasureRooms(WardMeasures measures, ProgrammeSettings settings, RoomsClock clock) : IRoomContent
{
    public async Task<IReadOnlyList<RoomContent>> ForAsync(IReadOnlyCollection<int> units, Viewer viewer, CancellationToken cancel)
    {
        var outcomes = (await settings.ReadAsync(SettingDefinition.OutcomeSet, cancel)).Split(',');
        var living = (await measures.ForAsync(units, viewer, cancel)).Where(s => s.History.Series.EndedOn is null);
        return
        [
            .. from series in living
               let measure = series.History.Measure
               from room in measure.RoomNumbers
               orderby Place(outcomes, measure.Code), measure.MainRoom != room, measure.Name
               select new RoomContent(
                   series.Unit.Number, room, measure.Name, series.Address, series.Reading.Variation, Silence.Words(series, clock.Today))
               {
                   ByChance = ByChance.Of(series.Reading),
               },
        ];
    }

    private static int Place(string[] outcomes, string code) => Array.IndexOf(outcomes, code) is >= 0 and var place ? place : int.MaxValue;
}
