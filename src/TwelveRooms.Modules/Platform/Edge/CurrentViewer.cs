using TwelveRooms.Platform.Viewing;

namespace TwelveRooms.Platform.Edge;

/// <summary>Who is asking in this request. The gate sets it; everything else is handed the viewer.</summary>
internal sealed class CurrentViewer
{
    public Viewer Viewer { get; set; } = Viewer.Nobody;
}
