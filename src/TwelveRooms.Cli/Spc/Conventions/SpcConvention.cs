using System.Text.Json;

namespace TwelveRooms.Cli.Spc.Conventions;

/// <summary>How one program would answer: which of our options it stands for, and what it calls its fields.</summary>
/// <param name="Name">As it is asked for on the command line.</param>
/// <param name="Write">Writes the fields of one case into an object that is already open.</param>
internal sealed record SpcConvention(string Name, Action<SpcCase, Utf8JsonWriter> Write)
{
    /// <summary>For a program that draws funnels and nothing else: writes the fields of a funnel's input.</summary>
    public Action<JsonElement, Utf8JsonWriter>? WriteFunnel { get; private init; }

    public static IReadOnlyList<SpcConvention> All { get; } =
    [
        new("mdc", NhseSqlFields.WriteCurrent),
        new("nhsr", NhsrFields.Write),
        new("nhsesql", NhseSqlFields.Write),
        new("qicharts2", QiChartsFields.Write),
        new("pbispc", PowerBiFields.Write),
        new("qcc", QccFields.Write),
        new("funnelplotr", (_, _) => throw new ArgumentException("FunnelPlotR draws funnels only.")) { WriteFunnel = FunnelPlotRFields.Write },
    ];
}
