"""The power map (组织权力地图): its data, its picture and its files."""
