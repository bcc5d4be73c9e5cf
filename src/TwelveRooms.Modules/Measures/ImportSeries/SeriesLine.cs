using TwelveRooms.Measures.Domain;
using TwelveRooms.Organisations.Contracts;

namespace TwelveRooms.Measures.ImportSeries;

/// <summary>One checked line of a published series: its title and its rounding are in the publisher's own words.</summary>
internal sealed record SeriesLine(int Line, PublishedName Unit, Measure Measure, string Title, string? Rounding, CheckedNumber Number);
