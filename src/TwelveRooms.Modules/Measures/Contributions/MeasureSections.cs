using TwelveRooms.Measures.Domain;
using TwelveRooms.Platform.Contributions;
using TwelveRooms.Platform.Settings;
using TwelveRooms.Platform.Viewing;
using TwelveRooms.Statistics;

namespace TwelveRooms.Measures.Contributions;

/// <summary>The measures of a unit, A to Z.</summary>
internal sealed class MeasureSections(WardMeasures measures) : IUnitSection
{
    public async Task<IReadOnlyList<UnitSection>> ForAsync(IReadOnlyCollection<int> units, Viewer viewer, CancellationToken cancel)
    {
        var read = await measures.ForAsync(units, viewer, cancel);
        return [.. units.Select(unit => Section(unit, [.. read.Where(r => r.Unit.Number == unit && r.History.Series.EndedOn is null)]))];
    }

    private static UnitSection Section(int unit, IReadOnlyList<ReadSeries> series) =>
        new(unit, "Measures", [.. series.Select(Row)], "No measure yet. Choose one from the library, or make your own in five questions.")
        {
            More = ("The measure library", "/measures"),
            Note = series.Count < 5 ? null : FalseAlarms(series),
        };

    private static UnitSectionRow Row(ReadSeries series)
    {
        var (reading, measure) = (series.Reading, series.History.Measure);
        var latest = reading.Latest >= 0
            ? $"{measure.Vocabulary.WithUnit(reading.Points[reading.Latest].Point.Value)}, {measure.Cadence.Words().Print(reading.Points[reading.Latest].Point.Start)}"
            : "";
        return new(
            measure.Name, series.Address, latest, IconWords.For(reading.Variation).Label, reading.Variation,
            reading.Assurance == AssuranceIcon.NoTarget ? null : reading.Assurance, reading.Points.Count > 0 ? reading : null);
    }

    /// <summary>Wherever signals stand side by side, the page says how many chance alone would show.</summary>
    private static string FalseAlarms(IReadOnlyList<ReadSeries> series) =>
        $"Even when nothing changes, chance alone marks the latest point of 1 or 2 charts in every 100. There are {series.Count} here.";
}

/// <summary>The measures that live in each room: the programme's outcomes first, then those at home there, A to Z; never by result.</summary>
internal sealed class MeasureRooms(WardMeasures measures, ProgrammeSettings settings) : IRoomContent
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
                   series.Unit.Number, room, measure.Name, series.Address, series.Reading.Variation, IconWords.For(series.Reading.Variation).Label),
        ];
    }

    private static int Place(string[] outcomes, string code) => Array.IndexOf(outcomes, code) is >= 0 and var place ? place : int.MaxValue;
}
