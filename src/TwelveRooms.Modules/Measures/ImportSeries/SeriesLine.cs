using TwelveRooms.Measures.Contracts;
using TwelveRooms.Measures.Domain;
using TwelveRooms.Organisations.Contracts;

namespace TwelveRooms.Measures.ImportSeries;

/// <summary>A publisher's series that the library takes, with the measure that it belongs to.</summary>
internal sealed record KnownSeries(Measure Measure, PublishedSeries Published);

/// <summary>One checked line of a published series: its title and its remarks, the parts of its note, are in the publisher's own words.</summary>
internal sealed record SeriesLine(int Line, PublishedName Unit, KnownSeries Series, string Title, bool IsDerived, IReadOnlyList<string> Remarks, CheckedNumber Number)
{
    public Measure Measure => Series.Measure;

    public static IReadOnlyList<string> RemarksIn(string? note) =>
        note?.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [];
}
