using TwelveRooms.Measures.Domain;
using TwelveRooms.Measures.ExportNumbers;
using TwelveRooms.Measures.ShowChart;
using TwelveRooms.Organisations.Contracts;
using TwelveRooms.Platform.Viewing;

namespace TwelveRooms.Measures.Contracts;

/// <summary>Keeps that numbers of a chart went out by the interface of another module, so that a recall knows who had them.</summary>
internal sealed class NumbersTaken(UnitDirectory units, MeasureDirectory measures, ExportRecords exports)
{
    /// <summary>Keeps it before the first byte goes out.</summary>
    /// <param name="unit">The unit's id or code; that the viewer sees the chart has been checked.</param>
    /// <param name="measure">The measure's id or code.</param>
    /// <param name="count">How many numbers.</param>
    /// <param name="viewer">Who takes them.</param>
    /// <param name="cancel">Stops.</param>
    public async Task KeepAsync(string unit, string measure, int count, Viewer viewer, CancellationToken cancel)
    {
        var all = viewer.WithWholeTree();
        if (await units.FindAsync(unit, all, cancel) is { } row && await measures.FindAsync(measure, all, cancel) is { } known)
        {
            await exports.KeepAsync(new(row, null, known, AsyncEnumerable.Empty<ChartView>()), NumbersFile.Json, ExportWay.Api, count, viewer, cancel);
        }
    }
}
