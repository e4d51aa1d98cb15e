"""The viewer of digitised objects: their pages for whoever may see the object, drafts too."""
