namespace TwelveRooms.Components;

/// <summary>One of the sizes that every chart is drawn in; the style sheet shows one of them by the width of the screen.</summary>
/// <param name="Name">Ends the ids of the drawing and names its class.</param>
/// <param name="Width">Of the view box.</param>
/// <param name="Height">Of the view box, before the lane grows.</param>
/// <param name="Font">Size of all text: at least 14 pixels on the narrowest screen that shows this drawing.</param>
/// <param name="Scale">Size of points.</param>
/// <param name="HasWords">Whether labels stand beside letters and at the ends of lines.</param>
/// <param name="MostPoints">How many points it can hold, from the newest back.</param>
internal sealed record ChartSize(string Name, double Width, double Height, double Font, double Scale, bool HasWords, int MostPoints)
{
    /// <summary>How much wider spaces around text are than on a desk: type on a slide is larger.</summary>
    public double Type { get; init; } = 1;

    /// <summary>Whether the height stays when the lane grows.</summary>
    public bool IsFixed { get; init; }

    public static ChartSize Desk { get; } = new("desk", 1000, 420, 15, 1, true, int.MaxValue);

    public static ChartSize Middle { get; } = new("middle", 600, 380, 15, 0.9, false, int.MaxValue);

    public static ChartSize Phone { get; } = new("phone", 328, 330, 16, 0.78, false, 36);

    /// <summary>Blown up to a slide of 1,280, so that lines are thicker too; the sheet gives it its height.</summary>
    public static ChartSize Slide { get; } = new("slide", 900, 400, 18, 1.05, true, int.MaxValue) { Type = 1.2, IsFixed = true };
}
