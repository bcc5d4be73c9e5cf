using Microsoft.AspNetCore.Html;
using TwelveRooms.Statistics;
using TwelveRooms.Statistics.Funnels;

namespace TwelveRooms.Components;

/// <summary>The key below a funnel: only what it shows.</summary>
internal static class FunnelKey
{
    public static IReadOnlyList<KeyEntry> Of(ReleasedFunnel funnel, FunnelLabels labels)
    {
        var entries = new List<KeyEntry>();
        bool Any(params ReadOnlySpan<FunnelPlace> places)
        {
            foreach (var place in places)
            {
                if (funnel.Points.Any(p => p.Ratio.IsShown && p.Place == place))
                {
                    return true;
                }
            }

            return false;
        }

        if (Any(FunnelPlace.Inside))
        {
            entries.Add(new(18, SpcPoints.Group(PointLook.Ordinary, SpcPoints.Shape(PointLook.Ordinary, 9, 9, 1)), $"a {labels.One} inside the lines"));
        }

        if (Any(FunnelPlace.AboveInner, FunnelPlace.BelowInner))
        {
            entries.Add(new(38, FunnelDrawing.Between(Pair(), 1), "between the inner and the outer line"));
        }

        if (Any(FunnelPlace.AboveOuter, FunnelPlace.BelowOuter))
        {
            entries.Add(new(38, SpcPoints.Group(PointLook.ChangedUp, Pair()), "outside the outer line, higher or lower"));
        }

        if (funnel.Limits.Count > 0)
        {
            entries.Add(new(30, new HtmlString("""<path d="M0 2H30V16H0Z" fill="#eaf1f8"/><path d="M0 2H30M0 16H30" stroke="#3b5573" stroke-width="1.4" stroke-dasharray="2 3.2"/>"""), "inner lines: 95 of 100 fall between by chance"));
            entries.Add(new(30, new HtmlString("""<path d="M0 9H30" stroke="#3b5573" stroke-width="1.4" stroke-dasharray="8 4"/>"""), "outer lines: 998 of 1,000"));
        }

        return entries;
    }

    private static Markup Pair() => SpcPoints.Shape(PointLook.ChangedUp, 9, 10, 0.9).Add(SpcPoints.Shape(PointLook.ChangedDown, 28, 8, 0.9));
}
