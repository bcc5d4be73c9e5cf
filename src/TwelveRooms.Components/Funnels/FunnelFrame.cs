using TwelveRooms.Statistics.Funnels;

namespace TwelveRooms.Components;

/// <summary>Where things stand in one drawing of a funnel: sizes along, ratios up.</summary>
internal sealed class FunnelFrame
{
    public FunnelFrame(ReleasedFunnel funnel, FunnelLabels labels, ChartSize size)
    {
        (Funnel, Labels, Size) = (funnel, labels, size);
        Sizes = NiceScale.Over(0, funnel.Limits.Count == 0 ? 1 : funnel.Limits[^1].Denominator.Value);
        Largest = funnel.Limits.Count == 0 ? 1 : funnel.Limits[^1].Denominator.Value;
        Scale = ScaleOf(funnel);
        var longest = Scale.Ticks.Max(t => TickText(t).Length);
        Left = Math.Min(size.Width / 3, Math.Max(size.HasWords ? 46 * size.Type : 34, (longest * size.Font * 0.56) + 12));
        Right = size.Width - (size.HasWords ? Math.Min(size.Width / 3, 24 + EndLabels().Max(l => WidthOf(l.Words))) : 10);
        Bottom = size.Height - (58 * size.Type);
    }

    public ReleasedFunnel Funnel { get; }

    public FunnelLabels Labels { get; }

    public ChartSize Size { get; }

    public NiceScale Scale { get; }

    /// <summary>Gridlines of the sizes along the foot.</summary>
    public NiceScale Sizes { get; }

    public double Left { get; }

    public double Right { get; }

    public double Top { get; } = 14;

    public double Bottom { get; }

    public double Height => Size.Height;

    private double Largest { get; }

    public double X(double denominator) => Left + (Math.Clamp(denominator / Largest, 0, 1) * (Right - Left));

    /// <summary>Lines that leave the picture run along its edge: near nothing, limits go on for ever.</summary>
    public double Y(double ratio) => Bottom - (Math.Clamp(Scale.PartOf(ratio), 0, 1) * (Bottom - Top));

    public string TickText(double value) => ScaleText.Of(value, Scale.Decimals) + (Labels.Unit.Trim() == "%" ? "%" : "");

    public double WidthOf(string text) => text.Length * Size.Font * 0.54;

    /// <summary>The lines' names where they end, from the top, with the part that is bold.</summary>
    public IReadOnlyList<(string Words, string Bold, string Colour, double At)> EndLabels()
    {
        if (Funnel.Limits.Count == 0)
        {
            return [("", "", "", 0)];
        }

        var (last, target) = (Funnel.Limits[^1], Funnel.Target.Value);
        var centre = FunnelWords.Text(target, Labels);
        return
        [
            ("outer line, 99.8%", "", "#3b5573", last.Upper998.OrNull() ?? target),
            ("inner line, 95%", "", "#3b5573", last.Upper95.OrNull() ?? target),
            ($"{centre} {FunnelWords.Centre(Funnel, Labels)}", centre, "#14325a", target),
            ("inner line", "", "#3b5573", last.Lower95.OrNull() ?? target),
            ("outer line", "", "#3b5573", last.Lower998.OrNull() ?? target),
        ];
    }

    // Room for every point, and for the lines from the smallest unit on.
    private static NiceScale ScaleOf(ReleasedFunnel funnel)
    {
        var shown = funnel.Points.Where(p => p.Ratio.IsShown).ToList();
        if (shown.Count == 0)
        {
            return new(0, 1, 1);
        }

        var smallest = shown.Min(p => p.Unit.Denominator.Value);
        var high = Math.Max(shown.Max(p => p.Ratio.Value), funnel.Target.Value);
        foreach (var at in funnel.Limits.Where(l => l.Denominator.Value >= smallest).Take(1).Concat(funnel.Limits.TakeLast(1)))
        {
            high = Math.Max(high, Math.Min(at.Upper998.OrNull() ?? high, 4 * Math.Max(high, funnel.Target.Value)));
        }

        var scale = NiceScale.Over(0, high);
        return funnel.Options.Kind == FunnelKind.Proportion && scale.High > funnel.Per ? NiceScale.Over(0, funnel.Per) : scale;
    }
}
